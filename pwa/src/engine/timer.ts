/** The ten-second timer: which clock counts, what human tapping error leaves open, what a set of runs is worth. */

import type { TimerOfItem } from "./document.ts";
import { Fraction, ONE, ZERO } from "./fraction.ts";
import { median, wilsonInterval } from "./intervals.ts";
import { type Given, isList, isObject, type Reading, type RunShare, type TimerRun, UnfitError } from "./readings.ts";

const MAX_RUNS = 20;
const TOLERATED_DRIFT_MS = 1000n;
const LARGEST_MS = Number.MAX_SAFE_INTEGER;
const SQRT2 = Fraction.read("1.41421356237309504880");

interface Measured {
  readonly seconds: Fraction;
  readonly clock: "wall" | "mono";
  readonly clock_suspect: boolean;
}

/** The timer of one item; all in seconds. `grade` gives the exact score of a duration where scores are graded. */
interface TimerRule {
  readonly limit: Fraction;
  readonly uncertainty: Fraction;
  readonly borderline: "pass" | "fail";
  readonly grade: ((seconds: Fraction) => Fraction) | null;
}

/** Set up the timer of an item. u√2 is the error of a difference of two taps, each ± `tap_error_s`. */
export function timerKind(spec: TimerOfItem): (response: Given) => Reading {
  const rule: TimerRule = {
    limit: Fraction.read(spec.limit_s),
    uncertainty: Fraction.read(spec.tap_error_s).times(SQRT2),
    borderline: spec.borderline,
    grade: spec.graded && gradeBetween(Fraction.read(spec.graded.full_s), Fraction.read(spec.graded.zero_s)),
  };
  return (response) => readRuns(rule, response);
}

/** Score the runs of a response as their mean; the item answers `fail` when one run fails, else `pass`. */
function readRuns(rule: TimerRule, response: Given): Reading {
  const runs = runsOf(response).map((run, n) => judge(rule, measure(run, `/timer/runs/${n}`)));
  const worth = runs.map((run) => rule.grade?.(run.seconds) ?? run.s);
  return {
    s: Fraction.sum(worth).over(Fraction.of(runs.length)),
    keys: new Set([runs.some((run) => run.counts_as === "fail") ? "fail" : "pass"]),
    answer: "",
    timer: {
      limit_s: rule.limit,
      uncertainty_s: rule.uncertainty.settle(),
      median_s: median(runs.map((run) => run.seconds)),
      in_time: shareOf(runs),
      runs,
    },
  };
}

/** Sum up what one or more runs are counted as: the share that passed, and how sure it is. Three of three is no certainty. */
function shareOf(runs: readonly TimerRun[]): RunShare {
  const [passed, of] = [runs.filter((run) => run.counts_as === "pass").length, runs.length];
  const [low, high] = wilsonInterval(passed, of);
  return { passed, of, share: Fraction.of(passed, of).settle(), low, high };
}

function judge({ limit, uncertainty, borderline, grade }: TimerRule, measured: Measured): TimerRun {
  const { seconds } = measured;
  let outcome: TimerRun["outcome"] = "borderline";
  if (!seconds.plus(uncertainty).isAbove(limit)) outcome = "pass";
  else if (seconds.minus(uncertainty).isAbove(limit)) outcome = "fail";
  const counts_as = outcome === "borderline" ? borderline : outcome;
  const s = grade ? grade(seconds).settle() : counts_as === "pass" ? ONE : ZERO;
  return { ...measured, outcome, counts_as, s };
}

function gradeBetween(full: Fraction, zero: Fraction): (seconds: Fraction) => Fraction {
  return (seconds) => {
    if (!seconds.isAbove(full)) return ONE;
    return seconds.isBelow(zero) ? zero.minus(seconds).over(zero.minus(full)) : ZERO;
  };
}

function runsOf(response: Given): readonly unknown[] {
  const { timer } = response;
  if (timer === undefined || timer === null) throw new UnfitError("timer_without_runs", "/timer");
  if (!isObject(timer)) throw new UnfitError("wrong_type", "/timer", { expected: "object" });
  const { runs }: { runs?: unknown } = timer;
  if (runs === undefined || runs === null) throw new UnfitError("timer_without_runs", "/timer/runs");
  if (!isList(runs)) throw new UnfitError("wrong_type", "/timer/runs", { expected: "list" });
  if (runs.length === 0) throw new UnfitError("timer_without_runs", "/timer/runs");
  if (runs.length > MAX_RUNS) throw new UnfitError("too_many_runs", "/timer/runs", { max: String(MAX_RUNS) });
  return runs;
}

/**
 * Return seconds, the clock they come from, and whether the clocks disagree without a reason.
 *
 * A page in the background may have its monotonic clock stopped, so the wall clock counts there; a visible page has no such
 * excuse, and a difference means that somebody set the clock.
 */
function measure(run: unknown, path: string): Measured {
  if (!isObject(run)) throw new UnfitError("wrong_type", path, { expected: "object" });
  const { started, stopped, was_hidden }: { started?: unknown; stopped?: unknown; was_hidden?: unknown } = run;
  const [start, stop] = [readInstant(started, `${path}/started`), readInstant(stopped, `${path}/stopped`)];
  if (typeof was_hidden !== "boolean") {
    throw new UnfitError("wrong_type", `${path}/was_hidden`, { expected: "boolean" });
  }
  const [wall, mono] = [stop.wall - start.wall, stop.mono - start.mono];
  const drifted = wall - mono > TOLERATED_DRIFT_MS || mono - wall > TOLERATED_DRIFT_MS;
  const clock = drifted && was_hidden ? "wall" : "mono";
  const milliseconds = clock === "wall" ? wall : mono;
  if (milliseconds < 0n) throw new UnfitError("timer_runs_backwards", path);
  return { seconds: new Fraction(milliseconds, 1000n), clock, clock_suspect: drifted && !was_hidden };
}

function readInstant(given: unknown, path: string): { readonly wall: bigint; readonly mono: bigint } {
  const { wall_ms, mono_ms }: { wall_ms?: unknown; mono_ms?: unknown } = isObject(given) ? given : {};
  return { wall: readMilliseconds(wall_ms, `${path}/wall_ms`), mono: readMilliseconds(mono_ms, `${path}/mono_ms`) };
}

/** Differences are taken in big integers, for two times may lie further apart than a float counts exactly. */
function readMilliseconds(value: unknown, path: string): bigint {
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new UnfitError("wrong_type", path, { expected: "integer" });
  }
  if (Math.abs(value) > LARGEST_MS) {
    throw new UnfitError("out_of_range", path, { min: String(-LARGEST_MS), max: String(LARGEST_MS) });
  }
  return BigInt(value);
}
