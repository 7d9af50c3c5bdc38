/** How an attempt stands, in one sentence. */

import type { AttemptRow } from "../db/rows.ts";
import { formatDate, formatNumber, t } from "../i18n/index.ts";

/** Say how an attempt stands. */
export function outcomeOf(attempt: Pick<AttemptRow, "state" | "has_passed" | "score" | "handedInAt">): string {
  switch (attempt.state) {
    case "open": {
      return attempt.handedInAt === null
        ? t("learn.under_way")
        : t("learn.handed_in_here", {
            when: formatDate(attempt.handedInAt, { dateStyle: "medium", timeStyle: "short" }),
          });
    }
    case "marking": {
      return t("learn.being_marked");
    }
    case "held": {
      return t("learn.held");
    }
    case "void": {
      return t("learn.void");
    }
    case "lapsed": {
      return t("learn.lapsed");
    }
    default: {
      const score = attempt.score === null ? "" : ` · ${percent(attempt.score)}`;
      return `${attempt.has_passed === true ? t("learn.passed") : t("learn.not_passed")}${score}`;
    }
  }
}

/** Write a share as percent with one decimal at most. */
export function percent(share: string): string {
  return formatNumber(Number(share), { style: "percent", maximumFractionDigits: 1 });
}
