/** What becomes of an approach that was timed: an answer, and an event in the chain of evidence that says how sure it is. */

import type { ResponseRow, TimerRunRow } from "../db/rows.ts";
import { elapsed, MOST_RUNS } from "../timer/machine.ts";
import { appendEvent } from "../evidence/chain.ts";
import type { Manifest } from "../evidence/links.ts";
import { timedAnswer } from "./fields/durations.ts";
import type { FormModel } from "./model.ts";

type Runs = readonly TimerRunRow[];

/** Give the approaches an answer holds so far. */
export function runsOf(response: ResponseRow | undefined): Runs {
  return response?.timer?.runs ?? [];
}

/** Tell whether an answer can hold no more approaches. */
export function isFull(runs: Runs): boolean {
  return runs.length >= MOST_RUNS;
}

/** Add an approach to the answer of a timer, or write it down as the number an item asks for; returns its milliseconds. */
export function recordRun(model: FormModel, key: string, run: TimerRunRow): number {
  const found = model.items.get(key);
  const ms = elapsed({ started: run.started, wasHidden: run.was_hidden }, run.stopped);
  if (found === undefined || found.isLocked) return ms;
  const { item } = found;
  if (item.kind === "timer") {
    setRuns(model, key, [...runsOf(found.answer.peek()), run]);
  } else if (item.kind === "number") {
    model.change(key, { state: "answered", value: timedAnswer(item.number, ms) ?? "" });
  }
  const uncertainty = uncertaintyOf(model, key);
  const said = { kind: "timer", item: key, ...run, elapsed_ms: ms };
  void note(model.visitId, uncertainty === null ? said : { ...said, uncertainty_s: uncertainty });
  return ms;
}

/** Take an approach back. The chain of evidence remembers that there was one. */
export function discardRun(model: FormModel, key: string, n: number): void {
  const found = model.items.get(key);
  const run = runsOf(found?.answer.peek())[n];
  if (found === undefined || found.isLocked || run === undefined) return;
  setRuns(
    model,
    key,
    runsOf(found.answer.peek()).filter((each) => each !== run),
  );
  void note(model.visitId, { kind: "timer-discarded", item: key, started: run.started });
}

function setRuns(model: FormModel, key: string, runs: Runs): void {
  model.change(key, { state: runs.length > 0 ? "answered" : "unanswered", timer: { runs } });
}

/** The seconds that two taps by hand leave open, as the engine reckons them; null for what is no timer. */
function uncertaintyOf(model: FormModel, key: string): string | null {
  const runs = runsOf(model.items.get(key)?.answer.peek());
  const reading = runs.length === 0 ? null : model.plan.items.get(key)?.read({ timer: { runs } });
  return reading?.timer?.uncertainty_s.plain() ?? null;
}

async function note(visitId: string, manifest: Manifest): Promise<void> {
  try {
    await appendEvent(visitId, manifest);
  } catch {
    // The answer itself is kept and watched over by the form's writer; a chain without this event is still a whole one.
  }
}
