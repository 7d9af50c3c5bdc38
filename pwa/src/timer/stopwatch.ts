/** The one stopwatch of the app, as a thing on the screen: what runs, for which item, out of sight or not. */

import { signal } from "@preact/signals";

import type { TimerRunRow } from "../db/rows.ts";
import { forgetRunning, type Kept, keepRunning, keptRunning, readClocks } from "./keeping.ts";
import { begin, elapsed, end, hide } from "./machine.ts";

/** What runs; null if nothing does. */
export const running = signal<Kept | null>(null);
/** Which item its screen is open for. */
export const openedFor = signal<string | null>(null);

let screen: { release: () => Promise<void> } | null = null;

/** Open the stopwatch for an item; while it runs for another one, that one is shown. */
export function openTimer(item: string): void {
  openedFor.value = running.peek()?.item ?? item;
}

/** Close its screen. What runs goes on. */
export function closeTimer(): void {
  openedFor.value = null;
}

/** Begin an approach of an item. */
export function startStopwatch(visitId: string, item: string): void {
  set({ visitId, item, running: begin(readClocks()) });
  buzz();
  void keepScreenOn();
}

/** End the approach; null if nothing ran, or the clock was set back meanwhile and nothing was measured. */
export function stopStopwatch(): TimerRunRow | null {
  const run = running.value === null ? null : end(running.value.running, readClocks());
  dropStopwatch();
  buzz();
  return run;
}

/** Forget the approach that runs. */
export function dropStopwatch(): void {
  running.value = null;
  forgetRunning();
  void screen?.release();
  screen = null;
}

/** Tell how long it has been running, milliseconds. */
export function readStopwatch(): number {
  return running.value === null ? 0 : elapsed(running.value.running, readClocks());
}

/** Take up what ran in a visit when its page ended, and watch from now on whether the page goes out of sight. Returns how to stop. */
export function watchStopwatch(visitId: string): () => void {
  const kept = running.value?.visitId === visitId ? running.value : keptRunning(visitId);
  // A page that was gone was out of sight, whatever it noticed of it.
  running.value = kept;
  if (kept !== null) noteHidden();
  const look = (): void => {
    if (document.visibilityState === "hidden") noteHidden();
  };
  document.addEventListener("visibilitychange", look);
  document.addEventListener("freeze", noteHidden);
  addEventListener("pagehide", noteHidden);
  return () => {
    document.removeEventListener("visibilitychange", look);
    document.removeEventListener("freeze", noteHidden);
    removeEventListener("pagehide", noteHidden);
  };
}

function noteHidden(): void {
  const kept = running.value;
  if (kept !== null && !kept.running.wasHidden) set({ ...kept, running: hide(kept.running) });
}

function set(kept: Kept): void {
  keepRunning(kept);
  running.value = kept;
}

function buzz(): void {
  if ("vibrate" in navigator) navigator.vibrate(30);
}

/** A screen that goes dark in the middle of ten seconds is of no help; where the browser can, it stays on. */
async function keepScreenOn(): Promise<void> {
  try {
    screen = "wakeLock" in navigator ? await navigator.wakeLock.request("screen") : null;
  } catch {
    screen = null; // The battery is low, or it may not: the run is marked when the page goes out of sight.
  }
}
