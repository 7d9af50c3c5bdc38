/** Which differences between two short answers do not count: width, capitals, spaces at the ends, simplified and traditional. */

import table from "../../../api/quizzes/traditional.txt?raw";

let simplified: ReadonlyMap<string, string> | null = null;

/** Bring a text into the form in which two answers are compared. */
export function fold(text: string): string {
  simplified ??= readTable();
  const known = simplified;
  return Array.from(text.normalize("NFKC").toLowerCase(), (letter) => known.get(letter) ?? letter)
    .join("")
    .trim();
}

/** Bring what stands for a number into half width; the minus of typesetters is a minus. */
export function toAscii(text: string): string {
  return text.normalize("NFKC").replaceAll("\u2212", "-").trim();
}

function readTable(): ReadonlyMap<string, string> {
  const [traditional = "", simple = ""] = table.split("\n");
  const below = [...simple];
  return new Map(Array.from(traditional, (letter, index) => [letter, below[index] ?? letter]));
}
