/** Seconds as people write them, and as they are typed into an answer: `1:30`. */

/** Write whole seconds as minutes and seconds. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
