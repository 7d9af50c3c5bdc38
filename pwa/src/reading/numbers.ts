/** Numbers of a score: shares as percentages, points as people write them. The server settled them; here they are only shortened. */

/** Turn a share such as "0.973" into whole percent; null when there is none. */
export function asPercent(share: string | null): number | null {
  return share === null ? null : Math.round(Number(share) * 1000) / 10;
}

/** Shorten a decimal to at most so many places, without trailing zeros: "8.9000" is "8.9". */
export function shorten(decimal: string, places = 1): string {
  return String(Math.round(Number(decimal) * 10 ** places) / 10 ** places);
}
