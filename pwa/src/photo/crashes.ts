/** Remembers which photo was being made small, because the page may end over it; one that ended two pages is left as it is. */

import { remember } from "../remember.ts";

const KEPT_AS = "tenseconds.shrinking";
const TRIES = 2;

/** Note that work on a photo begins; false if it has ended the page too often. */
export function beginShrinking(photoId: string): boolean {
  const kept = localStorage.getItem(KEPT_AS)?.split(" ") ?? [];
  const tries = kept[0] === photoId ? Number(kept[1]) : 0;
  if (tries >= TRIES) return false;
  remember(KEPT_AS, `${photoId} ${tries + 1}`);
  return true;
}

/** The page is still there. */
export function endShrinking(): void {
  localStorage.removeItem(KEPT_AS);
}
