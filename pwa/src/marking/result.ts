/** What an attempt came to, in words. Pure. */

import type { Attempt } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";

type Result = Pick<Attempt, "state" | "score" | "has_passed">;

/** Say what an attempt came to, or what it still waits for. */
export function sayResult({ state, score, has_passed: hasPassed }: Result): string {
  if (state === "marking") return t("marking.is_marking");
  if (state === "held") return t("marking.is_held");
  if (state === "void") return t("marking.is_void");
  return sayScore(score, hasPassed);
}

/** Say a score and whether it is enough; where a person has to mark first, that. */
export function sayScore(score: string | null, hasPassed: boolean | null): string {
  if (score === null || hasPassed === null) return t("marking.not_known");
  const percent = formatNumber(Number(score), { style: "percent", maximumFractionDigits: 1 });
  return hasPassed ? t("marking.passed", { score: percent }) : t("marking.not_passed", { score: percent });
}
