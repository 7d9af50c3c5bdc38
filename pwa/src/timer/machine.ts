/**
 * The stopwatch by itself: a tap begins an approach, a tap ends it, both by two clocks. Which of the clocks counts, and what a hand's
 * error leaves open, is the engine's to say.
 */

import type { TimerRunRow } from "../db/rows.ts";

/** A moment by the clock on the wall and by one that nobody can set, whole milliseconds. */
export interface Instant {
  readonly wall_ms: number;
  readonly mono_ms: number;
}

/** An approach that has begun and not ended. `wasHidden`: the page was out of sight meanwhile, so its own clock may have stood still. */
export interface Running {
  readonly started: Instant;
  readonly wasHidden: boolean;
}

export const MOST_RUNS = 20;
const TOLERATED_DRIFT_MS = 1000;

/** Begin an approach. */
export function begin(now: Instant): Running {
  return { started: now, wasHidden: false };
}

/** Note that the page went out of sight, or that it is another page by now. */
export function hide(running: Running): Running {
  return running.wasHidden ? running : { ...running, wasHidden: true };
}

/** End an approach; null if the clock that counts runs backwards because somebody set it: such a run measures nothing. */
export function end(running: Running, now: Instant): TimerRunRow | null {
  if (elapsed(running, now) < 0) return null;
  return { started: running.started, stopped: now, was_hidden: running.wasHidden };
}

/** Tell how many milliseconds have passed, by the clock that counts. */
export function elapsed({ started, wasHidden }: Running, now: Instant): number {
  const [wall, mono] = [now.wall_ms - started.wall_ms, now.mono_ms - started.mono_ms];
  return wasHidden && Math.abs(wall - mono) > TOLERATED_DRIFT_MS ? wall : mono;
}

/** Write a duration: tenths of a second below a minute, minutes and seconds above. */
export function writeDuration(ms: number): string {
  const tenths = Math.max(0, Math.floor(ms / 100));
  if (tenths < 600) return `${Math.floor(tenths / 10)}.${tenths % 10}`;
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
