/**
 * A stopwatch that runs outlives its page: its beginning is written down, at once and without waiting, before anything is shown. Only
 * `localStorage` can do that in the middle of a tap.
 */

import { remember } from "../remember.ts";
import type { Instant, Running } from "./machine.ts";

const KEPT_AS = "tenseconds.timer";

export interface Kept {
  readonly visitId: string;
  readonly item: string;
  readonly running: Running;
}

/** Read the clocks. The second one goes on over a reload of the page, as far as a browser allows it. */
export function readClocks(): Instant {
  return { wall_ms: Date.now(), mono_ms: Math.round(performance.timeOrigin + performance.now()) };
}

/** Write down what runs; there is one stopwatch at a time. */
export function keepRunning(kept: Kept): void {
  remember(KEPT_AS, JSON.stringify(kept));
}

/** It runs no longer. */
export function forgetRunning(): void {
  localStorage.removeItem(KEPT_AS);
}

/** Give what runs in a visit; null if nothing does. */
export function keptRunning(visitId: string): Kept | null {
  const text = localStorage.getItem(KEPT_AS);
  if (text === null) return null;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `keepRunning` writes it
    const kept = JSON.parse(text) as Kept;
    return kept.visitId === visitId ? kept : null;
  } catch {
    return null;
  }
}
