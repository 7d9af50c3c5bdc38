/** How well somebody knew what they knew: a mark beside each answer, and their sum. It never changes the score. */

import type { JSX } from "preact";

import type { Slot } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";

// What a right answer counts of which somebody was sure.
const MOST = 3;

/** Say how sure somebody was of an answer and what that counts; nothing where they were not asked. */
export function sayCertainty(answer: Slot | undefined): string {
  const { confidence = null, certainty_mark: mark = null } = answer ?? {};
  if (confidence === null || mark === null) return "";
  return t("learn.certainty_mark", { sure: nameOfCertainty(confidence), mark: formatNumber(Number(mark)) });
}

/** Say what all certainty marks come to, and that they change nothing. */
export function CertaintySum({ answers }: { readonly answers: readonly Slot[] }): JSX.Element | null {
  const marks = answers.flatMap(({ certainty_mark: mark }) => (mark === null ? [] : [Number(mark)]));
  if (marks.length === 0) return null;
  const sum = marks.reduce((before, mark) => before + mark, 0);
  return (
    <p class="hint">
      {t("learn.certainty_means", { sum: formatNumber(sum), most: formatNumber(MOST * marks.length) })}
    </p>
  );
}

/** Name how sure somebody was. */
export function nameOfCertainty(confidence: string): string {
  if (confidence === "low") return t("learn.sure_low");
  return confidence === "medium" ? t("learn.sure_medium") : t("learn.sure_high");
}
