/** A course as it lies on the phone (docs/course-format.md): what of it screens read. */

import type { Shown } from "../drawings/drawing.tsx";
import type { CourseRow } from "../db/rows.ts";
import type { Texts } from "../i18n/index.ts";
import type { Question } from "../quiz/question.ts";

export interface Decision {
  readonly question: Texts;
  readonly options: readonly {
    readonly key: string;
    readonly best: boolean;
    readonly text: Texts;
    readonly feedback: Texts;
  }[];
}

export interface Lesson {
  readonly key: string;
  readonly kind: "explanation" | "case-study" | "drill";
  readonly title: Texts;
  readonly minutes: number;
  readonly topics: readonly string[];
  readonly body: Texts;
  readonly decision: Decision | null;
  readonly rubric: readonly string[];
}

export interface Card {
  readonly uuid: string;
  readonly key: string;
  readonly title: Texts;
  readonly body: Texts;
  readonly topic: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** The Chinese words as pinyin and as initials. */
  readonly sounds: readonly string[];
}

export interface Medium {
  readonly type: string;
  /** An SVG is text, a sound is base64. */
  readonly text?: string;
  readonly base64?: string;
  readonly aspect?: string;
}

export interface CourseDocument {
  readonly key: string;
  readonly title: Texts;
  readonly summary: Texts;
  /** Versions of before there were any have none. */
  readonly cover?: Shown | null;
  readonly minutes: number;
  readonly prerequisites?: readonly string[];
  readonly lessons: readonly Lesson[];
  readonly questions: readonly Question[];
  readonly cards: readonly Card[];
  readonly media: Readonly<Record<string, Medium>>;
  /** Says that a rule of the house is another one since this version; versions of before there was that have none. */
  readonly policy_change?: { readonly uuid: string } | null;
  readonly quiz: { readonly pass: string; readonly attempts: number; readonly limit_minutes: number | null } | null;
}

/** Read the document of a course row. The server checked it when it was published. */
export function documentOf(row: CourseRow): CourseDocument {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are checked before they are published
  return row.document as CourseDocument;
}

/** List the lessons of a course that an assignment names; without any it is the whole course. */
export function lessonsFor(course: CourseDocument, named: readonly string[]): readonly Lesson[] {
  return named.length === 0 ? course.lessons : course.lessons.filter(({ key }) => named.includes(key));
}

/** List the lessons to read that teach any of some topics; a drill is shown, not read. */
export function lessonsAbout(course: CourseDocument, topics: readonly string[]): readonly Lesson[] {
  return course.lessons.filter(({ kind, topics: its }) => kind !== "drill" && its.some((one) => topics.includes(one)));
}
