/**
 * Compiles `messages/<language>/<area>.json` (ICU) and writes down the type of every key and its arguments. A key that one language
 * lacks, or whose arguments differ between languages, fails the build.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import compile from "icu-minify/compile";
import type { Plugin } from "vite";

const FOLDER = join(import.meta.dirname, "..", "messages");
const TYPES = join(import.meta.dirname, "..", "src", "i18n", "messages.gen.ts");
const LANGUAGES = ["zh-Hans", "en"] as const;
const PREFIX = "virtual:messages/";
const DESK = "desk-";
/** Areas of screens that nobody meets first: their words travel apart, so that the first screen has less to wait for. */
const DESK_AREAS = new Set([
  "assign",
  "certificates",
  "courses",
  "daily",
  "drills",
  "importing",
  "marking",
  "people",
  "reading",
  "reminders",
  "stores",
  "team",
]);

/** Serve `virtual:messages/<language>` and `virtual:messages/desk-<language>` as compiled messages, and keep their types written down. */
export function messages(folder = FOLDER): Plugin {
  return {
    name: "messages",
    buildStart() {
      writeTypes(folder);
      for (const file of listFiles(folder)) this.addWatchFile(file);
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      const isDesk = name.startsWith(DESK);
      const entries = Object.entries(readLanguage(isDesk ? name.slice(DESK.length) : name, folder)).filter(
        ([key]) => DESK_AREAS.has(key.slice(0, key.indexOf("."))) === isDesk,
      );
      return `export default ${JSON.stringify(Object.fromEntries(entries.map(([key, text]) => [key, compile(text)])))}`;
    },
  };
}

/** Write the types of all keys; throws if the languages do not say the same things. */
export function writeTypes(folder = FOLDER): void {
  const [first, ...others] = LANGUAGES.map((language) => ({ language, shapes: shapesOf(language, folder) }));
  if (first === undefined) return;
  const faults = others.flatMap((other) => compare(first, other));
  if (faults.length > 0) throw new Error(`The languages differ:\n${faults.join("\n")}`);
  const lines = [...first.shapes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, shape]) => `  ${JSON.stringify(key)}: ${shape};`);
  const head =
    "/** Every message and its arguments. Written by build/messages.ts from messages/; do not change it here. */\n\n";
  const text = `${head}export interface Messages {\n${lines.join("\n")}\n}\n`;
  let before = "";
  try {
    before = readFileSync(TYPES, "utf8");
  } catch {
    // There is none yet.
  }
  if (before !== text) writeFileSync(TYPES, text);
}

interface Said {
  readonly language: string;
  readonly shapes: ReadonlyMap<string, string>;
}

function compare(one: Said, other: Said): string[] {
  const keys = new Set([...one.shapes.keys(), ...other.shapes.keys()]);
  return [...keys].flatMap((key) => {
    const [a, b] = [one.shapes.get(key), other.shapes.get(key)];
    if (a === b) return [];
    if (a === undefined) return [`  ${key} is missing in ${one.language}`];
    if (b === undefined) return [`  ${key} is missing in ${other.language}`];
    return [`  ${key} takes ${a} in ${one.language} and ${b} in ${other.language}`];
  });
}

function listFiles(folder: string): string[] {
  return LANGUAGES.flatMap((language) =>
    readdirSync(join(folder, language))
      .filter((name) => name.endsWith(".json"))
      .map((name) => join(folder, language, name)),
  );
}

/** Read all messages of a language, keys as `<area>.<name>`. */
export function readLanguage(language: string, folder = FOLDER): Record<string, string> {
  const all: Record<string, string> = {};
  for (const file of readdirSync(join(folder, language)).toSorted()) {
    const area = file.replace(/\.json$/u, "");
    const texts: Record<string, string> = JSON.parse(readFileSync(join(folder, language, file), "utf8"));
    for (const [name, text] of Object.entries(texts)) all[`${area}.${name}`] = text;
  }
  return all;
}

function shapesOf(language: string, folder: string): Map<string, string> {
  const shapes = new Map<string, string>();
  for (const [key, text] of Object.entries(readLanguage(language, folder))) {
    const found = new Map<string, string>();
    collect(parse(text), found);
    const fields = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, type]) => `${name}: ${type}`);
    shapes.set(key, fields.length === 0 ? "Record<string, never>" : `{ ${fields.join("; ")} }`);
  }
  return shapes;
}

function collect(elements: readonly MessageFormatElement[], found: Map<string, string>): void {
  for (const element of elements) {
    if (element.type === TYPE.argument) found.set(element.value, found.get(element.value) ?? "string | number");
    if (element.type === TYPE.number) found.set(element.value, "number");
    if (element.type === TYPE.date || element.type === TYPE.time) found.set(element.value, "Date");
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      found.set(element.value, element.type === TYPE.plural ? "number" : "string");
      for (const option of Object.values(element.options)) collect(option.value, found);
    }
  }
}
