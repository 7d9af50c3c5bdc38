/**
 * The explaining tree of a score: what was counted, what was taken off, and why, down to the last item.
 *
 * Field names are those of the tree as everybody stores and shows it; reasons are codes with parameters, so any language can
 * tell them.
 */

import type { Level, Role } from "./document.ts";
import { Fraction } from "./fraction.ts";
import { isList, type TimerDetail } from "./readings.ts";
import type { State } from "./states.ts";

/** Something that shaped the score: a code of docs/checklist-format.md, the other fields are its parameters as strings. */
export type Reason = Readonly<Record<string, string>> & { readonly code: string };

/** One item. `s` is null unless it was answered and its kind is scored; `points_off` is taken from the total. */
export interface ItemScore {
  readonly key: string;
  readonly section: string;
  readonly state: State;
  readonly role: Role;
  readonly weight: Fraction;
  readonly s: Fraction | null;
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly points_off: Fraction;
  readonly is_finding: boolean;
  readonly is_recognition: boolean;
  readonly triggered: readonly { readonly level: Level; readonly cap: Fraction | null }[];
  readonly timer: TimerDetail | null;
}

/** One section. `earned` includes `bonus`; shares are null when nothing was possible, `uncapped` is before caps. */
export interface SectionScore {
  readonly key: string;
  readonly touchpoint: string;
  readonly weight: Fraction;
  readonly earned: Fraction;
  readonly bonus: Fraction;
  readonly possible: Fraction;
  readonly uncapped: Fraction | null;
  readonly share: Fraction | null;
  readonly minimum: Fraction | null;
  readonly is_below_minimum: boolean;
}

/** The total in points, step by step: mean of sections → − penalties → raw → capped → final. Null = no score. */
export interface Total {
  readonly mode: "points" | "section";
  readonly mean: Fraction | null;
  readonly penalties: Fraction;
  readonly raw: Fraction | null;
  readonly cap: Fraction | null;
  readonly capped: Fraction | null;
  readonly final: Fraction | null;
}

/** What a dimension or a touchpoint reached: a share of what was possible, null when nothing was. */
export interface Share {
  readonly key: string;
  readonly possible: Fraction;
  readonly share: Fraction | null;
}

/** The whole score. A `fail` stands even with too little coverage; `is_sufficient` alone decides about rankings. */
export interface Score {
  readonly outcome: "pass" | "fail" | "insufficient";
  readonly is_sufficient: boolean;
  readonly printed: string | null;
  readonly band: string | null;
  readonly coverage: Fraction | null;
  readonly total: Total;
  readonly sections: readonly SectionScore[];
  readonly items: readonly ItemScore[];
  readonly dimensions: readonly Share[];
  readonly touchpoints: readonly Share[];
  readonly recognitions: readonly string[];
  readonly states: Readonly<Record<State, number>>;
  readonly reasons: readonly Reason[];
}

/** A value as plain JSON: every fraction has become a canonical string. */
export type Plain<T> = T extends Fraction
  ? string
  : T extends readonly (infer Part)[]
    ? readonly Plain<Part>[]
    : T extends object
      ? { readonly [Name in keyof T]: Plain<T[Name]> }
      : T;

/** Return a score, findings or shares as plain JSON. */
export function toJson<T>(node: T): Plain<T> {
  // A walk over any shape cannot be typed step by step, only as a whole.
  return write(node) as Plain<T>;
}

function write(node: unknown): unknown {
  if (node instanceof Fraction) return node.plain();
  if (isList(node)) return node.map(write);
  if (typeof node !== "object" || node === null) return node;
  const members: [string, unknown][] = Object.entries(node);
  return Object.fromEntries(members.map(([name, part]) => [name, write(part)]));
}
