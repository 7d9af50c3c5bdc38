/** How each kind of item reads a response: is the value of the right shape, and which score between 0 and 1 is it. */

import type { Item, NumberOfItem } from "./document.ts";
import { Fraction, ONE, ZERO } from "./fraction.ts";
import { asString, type Given, isList, isObject, type Reading, SOMETHING, UnfitError } from "./readings.ts";
import { timerKind } from "./timer.ts";

/** Reads an answered response; throws `UnfitError` when it does not fit the item. */
export type Kind = (response: Given) => Reading;

const NUMBER = /^-?[0-9]{1,9}(\.[0-9]{1,6})?$/u;

/** Set up the kind of a document's item. */
export function kindOf(item: Item): Kind {
  switch (item.kind) {
    case "yes-no":
      return oneOf(["yes", "no"].map((key) => [key, key === item.good ? ONE : ZERO]));
    case "choice":
      return oneOf(item.options.map((option) => [option.key, Fraction.read(option.score)]));
    case "multi-choice":
      return manyOf(item.options);
    case "scale":
      return scale(item.scale.min, item.scale.max);
    case "number":
      return number(item.number);
    case "timer":
      return timerKind(item.timer);
    case "text":
      return words;
    case "receipt":
      // A receipt may do without words, its photo speaks.
      return (response) => (response.value === undefined || response.value === null ? SOMETHING : words(response));
    case "photo":
      // The pictures are the answer; how many there must be is a matter of evidence.
      return () => SOMETHING;
  }
}

/** `yes-no` and `choice`: one option key out of those of the item. */
function oneOf(options: readonly (readonly [key: string, s: Fraction])[]): Kind {
  const readings = new Map<string, Reading>(
    options.map(([key, s]) => [key, { s, keys: new Set([key]), answer: key, timer: null }]),
  );
  return (response) => {
    const value = asString(response.value, "/value");
    const reading = readings.get(value);
    if (reading === undefined) throw new UnfitError("unknown_option", "/value", { option: value });
    return reading;
  };
}

/** `multi-choice`: chosen good options over applicable options; a value that leaves none applicable does not fit. */
function manyOf(options: readonly { readonly key: string; readonly good: boolean }[]): Kind {
  const known = new Set(options.map((option) => option.key));
  const good = new Set(options.filter((option) => option.good).map((option) => option.key));
  return ({ value }) => {
    if (!isObject(value)) throw new UnfitError("wrong_type", "/value", { expected: "object" });
    const { chosen = [], not_applicable = [] }: { chosen?: unknown; not_applicable?: unknown } = value;
    const held = readOptions(known, chosen, "/value/chosen");
    const absent = readOptions(known, not_applicable, "/value/not_applicable");
    const [both] = [...held].filter((key) => absent.has(key)).toSorted();
    if (both !== undefined) throw new UnfitError("contradicting_options", "/value/not_applicable", { option: both });
    const applicable = known.size - absent.size;
    if (applicable === 0) throw new UnfitError("nothing_applicable", "/value/not_applicable");
    const earning = [...held].filter((key) => good.has(key)).length;
    return { s: Fraction.of(earning, applicable), keys: held, answer: held, timer: null };
  };
}

function readOptions(known: ReadonlySet<string>, listed: unknown, path: string): ReadonlySet<string> {
  if (!isList(listed)) throw new UnfitError("wrong_type", path, { expected: "list" });
  const options = new Set<string>();
  for (const [n, key] of listed.entries()) {
    const option = asString(key, `${path}/${n}`);
    if (!known.has(option)) throw new UnfitError("unknown_option", `${path}/${n}`, { option });
    if (options.has(option)) throw new UnfitError("duplicate_option", `${path}/${n}`, { option });
    options.add(option);
  }
  return options;
}

/** `scale`: an integer between two ends, scored (value − low)/(high − low). */
function scale(low: number, high: number): Kind {
  return ({ value }) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw new UnfitError("wrong_type", "/value", { expected: "integer" });
    }
    if (value < low || value > high) {
      throw new UnfitError("out_of_range", "/value", { min: String(low), max: String(high) });
    }
    return { s: Fraction.of(value - low, high - low), keys: new Set(), answer: Fraction.of(value), timer: null };
  };
}

/** `number`: a measured or counted quantity, scored by the first step that reaches it; without steps there is no score. */
function number(spec: NumberOfItem): Kind {
  const [low, high] = [readBound(spec.min), readBound(spec.max)];
  const steps = (spec.steps ?? []).map((step) => ({ upTo: readBound(step.up_to), s: Fraction.read(step.score) }));
  const range = { ...(low && { min: low.plain() }), ...(high && { max: high.plain() }) };
  return (response) => {
    const written = asString(response.value, "/value");
    if (!NUMBER.test(written)) throw new UnfitError("wrong_type", "/value", { expected: "number" });
    const value = Fraction.read(written);
    if (low?.isAbove(value) || high?.isBelow(value)) throw new UnfitError("out_of_range", "/value", range);
    if (spec.integer && !value.isInteger()) throw new UnfitError("not_an_integer", "/value");
    const step = steps.find(({ upTo }) => upTo === null || !value.isAbove(upTo));
    return { s: step?.s ?? null, keys: new Set(), answer: value, timer: null };
  };
}

function readBound(written: string | null): Fraction | null {
  return written === null ? null : Fraction.read(written);
}

/** `text`: any words, never scored; empty ones are an answer too: asked, and nothing to add. */
function words(response: Given): Reading {
  asString(response.value, "/value");
  return SOMETHING;
}
