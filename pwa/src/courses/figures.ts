/** Which questions of an exam to look at first. Pure. */

import type { ItemFigures } from "../api/types.gen.ts";

/** What says only that there is nothing to say yet. */
const TOO_FEW = "too-few";
/** The gravest first. */
const GRAVEST = ["alarm", "key-suspect", "hard", "weak", "guessing", "dead-option", "easy"];

/** Tell whether there are enough answers to say anything. */
export function isThin({ flags }: ItemFigures): boolean {
  return flags.some(({ name }) => name === TOO_FEW);
}

/** Tell whether something is odd about a question. */
export function isOdd(item: ItemFigures): boolean {
  return item.flags.length > 0 && !isThin(item);
}

/** Order questions by how much they want to be looked at. */
export function gravestFirst(items: readonly ItemFigures[]): readonly ItemFigures[] {
  return items.toSorted((one, other) => gravity(one) - gravity(other) || one.facility - other.facility);
}

function gravity({ flags }: ItemFigures): number {
  const ranks = flags.map(({ name }) => GRAVEST.indexOf(name)).filter((rank) => rank !== -1);
  return Math.min(...ranks, GRAVEST.length);
}
