/** Words in the reader's language: typed keys, ICU arguments, numbers and dates by Intl. The language may change at any moment. */

import { signal } from "@preact/signals";
import format from "icu-minify/format";
import type { CompiledMessage } from "icu-minify/format";

import { speak } from "../api/client.ts";
import { remember } from "../remember.ts";
import type { Messages } from "./messages.gen.ts";

export type Language = "zh-Hans" | "en";
export interface Texts {
  readonly "zh-Hans": string;
  readonly en: string;
}
export const LANGUAGES: readonly Language[] = ["zh-Hans", "en"];

const KEPT_AS = "tenseconds.language";
type Load = Readonly<Record<Language, () => Promise<{ default: Record<string, CompiledMessage> }>>>;
const load: Load = {
  "zh-Hans": () => import("virtual:messages/zh-Hans"),
  en: () => import("virtual:messages/en"),
};
const loadDesk: Load = {
  "zh-Hans": () => import("virtual:messages/desk-zh-Hans"),
  en: () => import("virtual:messages/desk-en"),
};

/** The language screens are in now; reading it in a component draws that component again when it changes. */
export const language = signal<Language>("zh-Hans");
const words = signal<Record<string, CompiledMessage>>({});
let isDeskWanted = false;

/** Say something: `t("queue.waiting", { n: 3 })`. */
export function t<Key extends keyof Messages>(
  key: Key,
  ...[values]: Messages[Key] extends Record<string, never> ? [] : [Messages[Key]]
): string {
  const message = words.value[key];
  return message === undefined ? "" : String(format(message, language.value, values ?? {}, { formatters, formats }));
}

/** Choose between the two texts content carries. */
export function say(texts: Texts | null | undefined): string {
  return texts?.[language.value] ?? "";
}

/** Write a date or time; `zone` is the store's time zone, without it the phone's. */
export function formatDate(at: Date | string, style: Intl.DateTimeFormatOptions, zone?: string): string {
  const when = typeof at === "string" ? new Date(at) : at;
  const options = zone === undefined ? style : { ...style, timeZone: zone };
  return formatters.getDateTimeFormat(language.value, options).format(when);
}

/** Write the day of a moment in a time zone as `2026-11-26`, which sorts and is the same in every language. */
export function dayIn(at: Date | string, zone: string): string {
  // Swedish dates are written as ISO 8601 has them.
  return formatters.getDateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(at));
}

/** Write how far away something is: `in 3 days`, and `tomorrow` where the language has a word for it. */
export function formatDistance(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  const style = { numeric: unit === "day" ? "auto" : "always" } as const;
  return formatters.getRelativeTimeFormat(language.value, style).format(value, unit);
}

/** Write a number. */
export function formatNumber(value: number, style: Intl.NumberFormatOptions = {}): string {
  return formatters.getNumberFormat(language.value, style).format(value);
}

/** Load a language's words and speak it from then on; the choice is kept on this phone. */
export async function speakLanguage(chosen: Language): Promise<void> {
  const [first, desk] = await Promise.all([load[chosen](), isDeskWanted ? loadDesk[chosen]() : null]);
  words.value = { ...first.default, ...desk?.default };
  language.value = chosen;
  speak(chosen);
  document.documentElement.lang = chosen;
  remember(KEPT_AS, chosen);
}

/** Load the words of screens that nobody meets first, too; from then on every language comes with them. */
export async function speakOfTheDesk(): Promise<void> {
  isDeskWanted = true;
  const spoken = language.value;
  const desk = (await loadDesk[spoken]()).default;
  // A language chosen meanwhile has brought its own.
  if (language.value === spoken) words.value = { ...words.value, ...desk };
}

/** Tell which language to begin with: the one chosen on this phone, else the browser's, else Chinese. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === "en" || kept === "zh-Hans") return kept;
  const wished = navigator.languages.find((tag) => /^(?:zh|en)\b/iu.test(tag));
  return wished?.toLowerCase().startsWith("en") ? "en" : "zh-Hans";
}

const formats = { date: { medium: { dateStyle: "medium" } }, time: { short: { timeStyle: "short" } } } as const;
const formatters = {
  getDateTimeFormat: keep(
    (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  ),
  getNumberFormat: keep((...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args)),
  getRelativeTimeFormat: keep(
    (...args: ConstructorParameters<typeof Intl.RelativeTimeFormat>) => new Intl.RelativeTimeFormat(...args),
  ),
  getPluralRules: keep((...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args)),
};

/** Making a formatter costs a hundred times what using it does, so each is made once. */
function keep<Args extends unknown[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}
