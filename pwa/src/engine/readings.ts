/** What one response says, once its item's kind has read it: the shape that scoring and expressions share. */

import type { Answer } from "./expressions.ts";
import type { Fraction } from "./fraction.ts";

/** A response as it was given: any JSON object at all, so nothing is known of its fields. */
export interface Given {
  readonly item?: unknown;
  readonly state?: unknown;
  readonly value?: unknown;
  readonly note?: unknown;
  readonly reason?: unknown;
  readonly timer?: unknown;
  readonly photos?: unknown;
}

/** One approach: seconds by the clock that counts, what they say, and what they are counted as. */
export interface TimerRun {
  readonly seconds: Fraction;
  readonly clock: "wall" | "mono";
  readonly outcome: "pass" | "fail" | "borderline";
  readonly counts_as: "pass" | "fail";
  readonly s: Fraction;
  readonly clock_suspect: boolean;
}

/**
 * How many approaches were within the limit, of how many, as a share with its 95 % interval (Wilson).
 *
 * A borderline run is what it is counted as: `passed` follows `counts_as`, never the measured seconds.
 */
export interface RunShare {
  readonly passed: number;
  readonly of: number;
  readonly share: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

/**
 * All approaches of a visit, with the uncertainty (seconds) that a start and a stop by hand leave.
 *
 * Two sums, each of one thing: `in_time` of outcomes, `median_s` of seconds.
 */
export interface TimerDetail {
  readonly limit_s: Fraction;
  readonly uncertainty_s: Fraction;
  readonly median_s: Fraction;
  readonly in_time: RunShare;
  readonly runs: readonly TimerRun[];
}

/** A response understood: its score (null for what is not scored), the keys that rules may name, its answer to conditions. */
export interface Reading {
  readonly s: Fraction | null;
  readonly keys: ReadonlySet<string>;
  readonly answer: Answer;
  readonly timer: TimerDetail | null;
}

/** Understand what has neither score nor keys: asked, and something was answered. */
export const SOMETHING: Reading = { s: null, keys: new Set(), answer: "", timer: null };

/** A response does not fit its item: a fault code, a JSON pointer inside the response, and parameters. */
export class UnfitError extends Error {
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: string, path: string, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.path = path;
    this.params = params;
  }
}

/** Tell whether a JSON value is an object. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Tell whether a JSON value is a list; unlike `Array.isArray` it admits that nothing is known of what is in it. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Return a string, or throw that there is none at this path. */
export function asString(value: unknown, path: string): string {
  if (typeof value !== "string") throw new UnfitError("wrong_type", path, { expected: "string" });
  return value;
}
