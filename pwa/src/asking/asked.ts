/**
 * A question as it is put to somebody, the same for practice and exams: everything that can be answered has an id. In practice that is
 * the key of the course, in an exam a name that says nothing.
 */

import type { PacketQuestion } from "../api/types.gen.ts";
import type { Texts } from "../i18n/index.ts";
import type { Medium } from "../learn/course.ts";
import type { Kind, Question } from "../quiz/question.ts";

export interface Choice {
  readonly id: string;
  readonly text: Texts;
}

export interface AskedTurn {
  readonly key: string;
  readonly says: Texts;
  readonly options: readonly (Choice & { readonly next: string | null })[];
}

export interface Asked {
  readonly kind: Kind;
  readonly stem: Texts;
  readonly picture: { readonly alt: Texts; readonly svg: string } | null;
  readonly options: readonly Choice[];
  readonly lefts: readonly Choice[];
  readonly rights: readonly Choice[];
  readonly steps: readonly Choice[];
  readonly turns: readonly AskedTurn[];
  readonly entry: "number" | "time";
  readonly unit: Texts | null;
  readonly longest: number;
}

const SHORT = 200;

/** Put a practice question. `seed` decides the order of what is shuffled, so that it stays while the question is on the screen. */
export function fromCourse(question: Question, media: Readonly<Record<string, Medium>>, seed: string): Asked {
  const pairs = question.pairs ?? [];
  return {
    kind: question.kind,
    stem: question.stem,
    picture:
      question.picture === null ? null : { alt: question.picture.alt, svg: media[question.picture.file]?.text ?? "" },
    options: (question.options ?? []).map(({ key, text }) => ({ id: key, text })),
    lefts: pairs.flatMap(({ key, left }) => (left === null ? [] : [{ id: key, text: left }])),
    rights: shuffle(
      pairs.map(({ key, right }) => ({ id: key, text: right })),
      seed,
    ),
    steps: shuffle(
      (question.steps ?? []).map(({ key, text }) => ({ id: key, text })),
      seed,
    ),
    turns: (question.turns ?? []).map(({ key, says, options }) => ({
      key,
      says,
      options: options.map((option) => ({ id: option.key, text: option.text, next: option.then })),
    })),
    entry: question.number?.entry ?? "number",
    unit: question.number?.unit ?? null,
    longest: question.longest ?? SHORT,
  };
}

/** Put a question of an exam. */
export function fromPacket(question: PacketQuestion): Asked {
  const turns = question.turns ?? [];
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server packs these ten kinds only
    kind: question.kind as Kind,
    stem: question.stem,
    picture: question.picture === null ? null : { alt: question.picture.alt, svg: question.picture.text },
    options: question.options ?? [],
    lefts: question.lefts ?? [],
    rights: question.rights ?? [],
    steps: question.steps ?? [],
    turns: turns.map(({ says, options }, index) => ({
      key: String(index),
      says,
      options: options.map((option) => ({ ...option, next: index + 1 < turns.length ? String(index + 1) : null })),
    })),
    entry: question.number?.entry === "time" ? "time" : "number",
    unit: question.number?.unit ?? null,
    longest: question.longest ?? SHORT,
  };
}

/** Shuffle by a seed: the same seed gives the same order. */
export function shuffle(things: readonly Choice[], seed: string): readonly Choice[] {
  return things.toSorted((one, other) => placeOf(seed + one.id) - placeOf(seed + other.id));
}

/** A number that a text always gives and that says nothing about it (FNV-1a). */
function placeOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return hash;
}
