/** Hands a file of another system to the server, which says what it holds and keeps nothing. */

import { call } from "../api/client.ts";
import type { ReadQuestions } from "../api/types.gen.ts";
import { writeBase64 } from "../evidence/digest.ts";
import type { Language } from "../i18n/index.ts";
import type { Question } from "../quiz/question.ts";

export interface Wish {
  readonly file: File;
  readonly language: Language;
  readonly topic: string;
  readonly lesson: string;
  readonly exposure: "practice" | "exam";
}

export interface Imported {
  readonly questions: readonly Question[];
  readonly remarks: ReadQuestions["remarks"];
  /** The text of a file for the folder `questions/` of a course. */
  readonly file: string;
}

/** Read a file. Throws `ApiProblem`, whose first error says why a file could not be read at all. */
export async function readQuestionFile({ file, language, topic, lesson, exposure }: Wish): Promise<Imported> {
  const content = writeBase64(await file.arrayBuffer());
  const body = { name: file.name, content, language, topic, lesson, exposure };
  const read = await call("POST /v1/question-files", { body, timeoutMs: 60_000 });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- questions of a course, but for what is still to be written
  return {
    ...read,
    questions: read.questions.map((question) => ({ picture: null, ...question }) as unknown as Question),
  };
}
