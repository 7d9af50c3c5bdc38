/** A whole question as a course carries it for practice (docs/course-format.md), and what a learner says to one. */

import type { Texts } from "../i18n/index.ts";

export type Kind =
  "single" | "multiple" | "true-false" | "match" | "order" | "numeric" | "short-answer" | "dialogue" | "spot" | "open";

export interface QuestionOption {
  readonly key: string;
  readonly text: Texts;
  readonly good?: boolean;
  readonly score?: string;
  readonly explanation?: Texts | null;
}

export interface Turn {
  readonly key: string;
  readonly says: Texts;
  readonly options: readonly (QuestionOption & { readonly score: string; readonly then: string | null })[];
}

export interface Area {
  readonly key: string;
  readonly label: Texts;
  readonly x: string;
  readonly y: string;
  readonly width: string | null;
  readonly height: string | null;
  readonly radius: string | null;
}

export interface NumberAnswer {
  readonly value: string | null;
  readonly tolerance: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly weight: string;
}

export interface Question {
  readonly uuid: string;
  readonly key: string;
  readonly kind: Kind;
  readonly scoring: string;
  readonly critical: boolean;
  readonly topic: string;
  readonly lesson: string;
  readonly stem: Texts;
  readonly explanation: Texts;
  readonly picture: { readonly file: string; readonly alt: Texts; readonly aspect: string } | null;
  readonly options?: readonly QuestionOption[];
  readonly mapping?: { readonly low: string; readonly high: string; readonly default: string };
  readonly pairs?: readonly { readonly key: string; readonly left: Texts | null; readonly right: Texts }[];
  readonly steps?: readonly { readonly key: string; readonly text: Texts }[];
  readonly number?: {
    readonly entry: "number" | "time";
    readonly unit: Texts | null;
    readonly answers: readonly NumberAnswer[];
  };
  readonly accept?: readonly { readonly text: string; readonly weight: string }[];
  readonly turns?: readonly Turn[];
  readonly areas?: readonly Area[];
  readonly tolerance?: string;
  readonly guide?: Texts;
  readonly longest?: number;
}

/** What a learner says; which field is there hangs on the kind. In practice it holds keys, in an exam opaque names. */
export interface Answer {
  readonly choices?: readonly string[];
  readonly pairs?: Readonly<Record<string, string>>;
  readonly order?: readonly string[];
  readonly text?: string;
  readonly path?: readonly string[];
  readonly points?: readonly { readonly x: string; readonly y: string }[];
}
