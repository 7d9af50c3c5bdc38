/** An answer in words, for looking over a report. */

import type { ResponseRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { elapsed } from "../timer/machine.ts";
import { sayDuration } from "../timer/words.ts";
import type { ChecklistItem, Option } from "./checklist.ts";

/** Say what was answered. */
export function inWords(item: ChecklistItem, response: ResponseRow): string {
  switch (response.state) {
    case "unanswered":
      return t("form.lacks_answer");
    case "not_observed":
      return t("form.is_not_seen");
    case "na_shopper":
      return `${t("form.is_na")}: ${response.reason ?? ""}`;
    case "answered":
      return sayValue(item, response);
  }
}

function sayValue(item: ChecklistItem, { value, timer, photos = [] }: ResponseRow): string {
  switch (item.kind) {
    case "yes-no":
      return value === "yes" ? t("form.yes") : t("form.no");
    case "choice":
      return titleOf(item.options, value);
    case "multi-choice":
      return sayChosen(item.options, value);
    case "number":
      return `${sayPlain(value)} ${say(item.number.unit)}`;
    case "timer":
      return (timer?.runs ?? [])
        .map((run) => elapsed({ started: run.started, wasHidden: run.was_hidden }, run.stopped))
        .map(sayDuration)
        .join(" · ");
    case "text":
      return value === "" ? t("form.nothing_to_add") : sayPlain(value);
    case "scale":
      return sayPlain(value);
    case "photo":
    case "receipt":
      return [sayPlain(value), t("review.photos", { n: photos.length })].filter(Boolean).join(" · ");
  }
}

function sayChosen(options: readonly Option[], value: unknown): string {
  const { chosen }: { chosen?: unknown } = typeof value === "object" && value !== null ? value : {};
  const keys: readonly unknown[] = Array.isArray(chosen) ? chosen : [];
  return keys.length === 0 ? t("form.none_of_these") : keys.map((key) => titleOf(options, key)).join(" · ");
}

function titleOf(options: readonly Option[], key: unknown): string {
  return say(options.find((option) => option.key === key)?.title);
}

function sayPlain(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
