/** Content in one language, whatever the screens speak: for reading both side by side. Pure. */

import { type Language, LANGUAGES } from "../i18n/index.ts";

/** Give a copy in which every text says in all languages what it says in one. */
export function inLanguage<Content>(content: Content, language: Language): Content {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape stays, only words change
  return walk(content, language) as Content;
}

function walk(part: unknown, language: Language): unknown {
  if (Array.isArray(part)) return part.map((each) => walk(each, language));
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part);
  const isText = entries.length === LANGUAGES.length && LANGUAGES.every((each) => each in part);
  const chosen = entries.find(([name]) => name === language)?.[1];
  return Object.fromEntries(entries.map(([name, value]) => [name, isText ? chosen : walk(value, language)]));
}
