/** The stopwatch: its runs mean to the engine what the vectors say, whatever happened to the page meanwhile. */

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { TimerRunRow } from "../../src/db/rows.ts";
import { type Document, prepare, score, toJson } from "../../src/engine/index.ts";
import { begin, elapsed, end, hide, type Instant, writeDuration } from "../../src/timer/machine.ts";

interface Vector {
  readonly document: Document;
  readonly responses: readonly { readonly item: string; readonly timer?: { readonly runs: readonly TimerRunRow[] } }[];
  readonly expect: { readonly items?: Readonly<Record<string, { readonly timer?: unknown }>> };
}

const FOLDER = new URL("../../../tests/vectors/", import.meta.url);
const VECTORS = readdirSync(FOLDER)
  .filter((file) => file.startsWith("timer-"))
  .map((file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Vector] as const)
  .filter(([, { responses }]) => responses.every(({ timer }) => timer?.runs.every(isForwards) ?? true));

describe.each(VECTORS)("%s", (_, { document, responses }) => {
  test("played by hand scores the same", () => {
    const played = responses.map((response) => ({ ...response, ...playAll(response.timer) }));
    const plan = prepare(document);
    expect(toJson(score(plan, played))).toEqual(toJson(score(plan, responses)));
  });
});

test("a screen locked for thirty seconds is measured by the wall, to the millisecond", () => {
  // The page's own clock stood still for 29.5 of 34 seconds.
  const run = end(hide(begin(at(1_000_000, 500))), at(1_034_000, 5000));
  expect(judged(run)).toMatchObject({ seconds: "34", clock: "wall", clock_suspect: false, outcome: "fail" });
});

test("a lock nobody noticed is flagged, never silently wrong", () => {
  const run = end(begin(at(1_000_000, 500)), at(1_034_000, 5000));
  expect(judged(run)).toMatchObject({ clock_suspect: true });
});

test("a clock that is set while the page is in sight does not touch the time", () => {
  const run = end(begin(at(1_000_000, 500)), at(4_600_000, 8500));
  expect(judged(run)).toMatchObject({ seconds: "8", clock: "mono", clock_suspect: true });
});

test("a run whose clock went backwards measures nothing", () => {
  expect(end(hide(begin(at(1_000_000, 500))), at(990_000, 9000))).toBeNull();
});

test.each([
  [9.2, "pass"],
  [9.3, "borderline"],
  [10.7, "borderline"],
  [10.8, "fail"],
])("%d seconds against ten, tapped by hand, is %s", (seconds, outcome) => {
  expect(judged(end(begin(at(0, 0)), at(seconds * 1000, seconds * 1000)))).toMatchObject({ outcome });
});

test.each([
  [0, "0.0"],
  [-50, "0.0"],
  [9999, "9.9"],
  [59_999, "59.9"],
  [60_000, "1:00"],
  [754_321, "12:34"],
])("%d ms read %s", (ms, text) => {
  expect(writeDuration(ms)).toBe(text);
});

test("what is shown while it runs is what is recorded when it stops", () => {
  const hidden = hide(begin(at(0, 0)));
  expect(elapsed(hidden, at(31_000, 2000))).toBe(31_000);
  expect(elapsed(hidden, at(31_000, 30_500))).toBe(30_500);
  expect(elapsed(begin(at(0, 0)), at(31_000, 2000))).toBe(2000);
});

function at(wall_ms: number, mono_ms: number): Instant {
  return { wall_ms: Math.round(wall_ms), mono_ms: Math.round(mono_ms) };
}

function isForwards(run: TimerRunRow): boolean {
  return play(run) !== null;
}

function playAll(timer: Vector["responses"][number]["timer"]): object {
  return timer === undefined ? {} : { timer: { runs: timer.runs.map(play) } };
}

function play({ started, stopped, was_hidden }: TimerRunRow): TimerRunRow | null {
  const running = begin(started);
  return end(was_hidden ? hide(running) : running, stopped);
}

/** What the engine makes of one run against ten seconds. */
function judged(run: TimerRunRow | null): unknown {
  const document = VECTORS.find(([file]) => file === "timer-borderline-passes.json")?.[1].document;
  if (document === undefined || run === null) throw new Error("There is nothing to judge.");
  const item = document.sections.flatMap(({ items }) => items).find(({ kind }) => kind === "timer");
  const response = { item: item?.key, state: "answered", timer: { runs: [run] } };
  return toJson(score(prepare(document), [response])).items.find(({ timer }) => timer !== null)?.timer?.runs[0];
}
