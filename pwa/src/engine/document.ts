/**
 * A published checklist as far as scoring reads it: every default is filled in, decimals are strings. The words are left out.
 *
 * Field names are those of the document, defined in docs/checklist-format.md.
 */

import type { Expression } from "./expressions.ts";

export interface Document {
  readonly scoring: {
    readonly mode: "points" | "section";
    readonly cap_total_100: boolean;
    readonly coverage_min: string;
    readonly knock_out_prints: "keep" | "zero";
    readonly bands: readonly { readonly key: string; readonly from: string }[];
  };
  readonly sections: readonly Section[];
}

export interface Section {
  readonly key: string;
  readonly touchpoint: string;
  readonly weight: string;
  readonly minimum: string | null;
  readonly bonus_cap: "section" | "none";
  readonly items: readonly Item[];
}

export type Item = ItemOfAnyKind & KindOfItem;
export type Role = "scored" | "bonus" | "penalty";
export type Severity = "minor" | "major" | "critical";
export type Level = "section" | "total" | "knock-out";

interface ItemOfAnyKind {
  readonly key: string;
  readonly weight: string;
  readonly role: Role;
  readonly penalty: string | null;
  readonly dimension: string;
  readonly kano: "must" | "more" | "delight";
  readonly topic: string;
  readonly severity: Severity;
  readonly finding_below: string;
  readonly critical: readonly Critical[];
  readonly na: { readonly allowed: boolean };
  readonly evidence: Evidence;
  readonly show_if: Expression | null;
  readonly not_for: readonly string[];
}

export interface Critical {
  readonly level: Level;
  readonly cap?: string | null;
  readonly when: readonly string[] | null;
}

export interface Evidence {
  readonly min: number;
  readonly max: number;
  readonly required_on: readonly string[];
  readonly note_on: readonly string[];
}

type KindOfItem =
  | { readonly kind: "yes-no"; readonly good: "yes" | "no" }
  | { readonly kind: "choice"; readonly options: readonly { readonly key: string; readonly score: string }[] }
  | { readonly kind: "multi-choice"; readonly options: readonly { readonly key: string; readonly good: boolean }[] }
  | { readonly kind: "scale"; readonly scale: { readonly min: number; readonly max: number } }
  | { readonly kind: "number"; readonly number: NumberOfItem }
  | { readonly kind: "timer"; readonly timer: TimerOfItem }
  | { readonly kind: "text" | "photo" | "receipt" };

export interface NumberOfItem {
  readonly min: string | null;
  readonly max: string | null;
  readonly integer: boolean;
  readonly steps: readonly { readonly up_to: string | null; readonly score: string }[] | null;
}

export interface TimerOfItem {
  readonly limit_s: string;
  readonly tap_error_s: string;
  readonly borderline: "pass" | "fail";
  readonly graded: { readonly full_s: string; readonly zero_s: string } | null;
}
