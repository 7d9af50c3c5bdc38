/** What was answered, in words: the value of a response of any kind of item. Pure. */

import type { ItemResponse, Texts } from "../api/types.gen.ts";
import type { Item } from "./checklists.ts";

/** Words this module needs from the reader's language. */
export interface Words {
  readonly say: (texts: Texts) => string;
  readonly yes: string;
  readonly no: string;
  /** Between the parts of a list. */
  readonly comma: string;
}

type Say = (item: Item, value: unknown, words: Words) => string | null;

const KINDS: Readonly<Record<string, Say>> = {
  "yes-no": (_item, value, { yes, no }) => (value === "yes" ? yes : value === "no" ? no : null),
  choice: optionTitle,
  "multi-choice": sayChosen,
  scale: (item, value) => (typeof value === "number" ? `${value} / ${item.scale?.max ?? ""}` : null),
  number: sayNumber,
  text: sayText,
  receipt: sayText,
};

/** Say a response's value; null when it has none that can be said (its state, timer or photos say it all). */
export function sayValue(item: Item, response: ItemResponse, words: Words): string | null {
  const { value } = response;
  if (response.state !== "answered" || value === undefined || value === null) return null;
  return KINDS[item.kind]?.(item, value, words) ?? null;
}

function sayNumber(item: Item, value: unknown, words: Words): string | null {
  if (typeof value !== "string") return null;
  return item.number ? `${value} ${words.say(item.number.unit)}` : value;
}

function sayText(_item: Item, value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function sayChosen(item: Item, value: unknown, words: Words): string | null {
  if (typeof value !== "object" || value === null || !("chosen" in value) || !Array.isArray(value.chosen)) return null;
  const titles = value.chosen.map((key: unknown) => optionTitle(item, key, words)).filter((title) => title !== null);
  return titles.length === 0 ? "–" : titles.join(words.comma);
}

function optionTitle(item: Item, key: unknown, words: Words): string | null {
  const option = item.options?.find((each) => each.key === key);
  return option === undefined ? null : words.say(option.title);
}
