/**
 * How much time went by in an exam since it was last counted. While its page is seen, by the clock that nobody can set; once it was
 * out of sight or closed, when that clock may have stood still, by the one on the wall.
 */

interface Anchor {
  readonly seenAt: string;
  readonly monoMs: number;
  readonly wasHidden: boolean;
}

/** Only one exam is taken at a time, and only the page it was counted in last knows how its clock stood then. */
let anchor: Anchor | null = null;

/** Remember how the clock of the page stands at a moment that is written down. */
export function anchorAt(seenAt: string): void {
  anchor = { seenAt, monoMs: performance.now(), wasHidden: false };
}

/** Give the milliseconds from a moment that was written down to one on the wall; a clock set back takes nothing off. */
export function passedSince(seenAt: string, wallMs: number): number {
  const byWall = Math.max(0, wallMs - Date.parse(seenAt));
  if (anchor?.seenAt !== seenAt) return byWall;
  const byPage = performance.now() - anchor.monoMs;
  return anchor.wasHidden ? Math.max(byPage, byWall) : byPage;
}

/** Notice from now on whether the page is out of sight; returns what ends that. */
export function watchSight(page: Document = document): () => void {
  const look = (): void => {
    if (anchor !== null && page.visibilityState === "hidden") anchor = { ...anchor, wasHidden: true };
  };
  look();
  page.addEventListener("visibilitychange", look);
  return () => {
    page.removeEventListener("visibilitychange", look);
    // Nobody looks any more, so nobody knows.
    if (anchor !== null) anchor = { ...anchor, wasHidden: true };
  };
}
