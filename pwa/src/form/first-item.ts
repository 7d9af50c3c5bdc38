/** Where a form begins. */

import { pendingPick } from "../photo/resume.ts";
import { openTimer, running } from "../timer/stopwatch.ts";
import type { Form } from "./context.ts";

/** Give the item to begin with: where the camera was opened, what the address names, what is being timed, or where the shopper was last. */
export function firstItem({ visit }: Form): string | null {
  const pick = pendingPick();
  if (pick?.visitId === visit.id) return pick.item;
  if (location.hash.startsWith("#item-")) return decodeURIComponent(location.hash.slice("#item-".length));
  return running.peek()?.item ?? visit.askedAgain[0] ?? visit.place.item;
}

/** Show the stopwatch again that was running when the page ended. */
export function showRunning(): void {
  const kept = running.peek();
  if (kept !== null) openTimer(kept.item);
}
