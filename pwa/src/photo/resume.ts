/**
 * Opening the camera can end the page on a phone with little memory. What was asked for is noted before, so that the page that comes
 * up afterwards leads back to the very item.
 */

const KEPT_AS = "tenseconds.pick";
/** Whoever comes back later than this has moved on. */
const LONGEST_MS = 30 * 60 * 1000;

interface Pick {
  readonly visitId: string;
  readonly item: string;
  readonly path: string;
  readonly at: number;
}

let atBoot: Pick | null | undefined;

/** Note for which item the camera is about to be opened. */
export function rememberPick(visitId: string, item: string): void {
  pickAtBoot();
  const pick: Pick = { visitId, item, path: location.pathname, at: Date.now() };
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(pick));
  } catch {
    // A phone too full to note it can still open its camera.
  }
}

/** The camera came back, with a photo or without. */
export function forgetPick(): void {
  atBoot = null;
  localStorage.removeItem(KEPT_AS);
}

/** The item whose camera ended the page before this one; null if none did. */
export function pendingPick(): { readonly visitId: string; readonly item: string } | null {
  return pickAtBoot();
}

/** When the camera was opened for this item that ended the page before this one, in milliseconds since 1970; null if none did. */
export function endedPick(visitId: string, item: string): number | null {
  const pick = pickAtBoot();
  return pick?.visitId === visitId && pick.item === item ? pick.at : null;
}

/** Lead an app that came up at its front door back to the visit. To be called before the first screen. */
export function returnToPick(): void {
  const pick = pickAtBoot();
  if (pick !== null && location.pathname === "/") history.replaceState(null, "", pick.path);
}

function pickAtBoot(): Pick | null {
  if (atBoot === undefined) atBoot = readPick();
  return atBoot;
}

function readPick(): Pick | null {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === null) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `rememberPick` writes it
  const pick = JSON.parse(kept) as Pick;
  return Date.now() - pick.at < LONGEST_MS ? pick : null;
}
