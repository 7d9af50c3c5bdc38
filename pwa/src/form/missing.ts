/** What a question still lacks, in words. */

import { t } from "../i18n/index.ts";

/** Say each of the codes a question lacks something by; one sentence for all that do not fit. */
export function sayMissing(codes: string): readonly string[] {
  return [...new Set(codes.split(" ").filter(Boolean).map(sayCode))];
}

function sayCode(code: string): string {
  switch (code) {
    case "unanswered":
      return t("form.lacks_answer");
    case "reason_required":
      return t("form.lacks_reason");
    case "note_required":
      return t("form.lacks_note");
    case "too_few_photos":
      return t("form.lacks_photos");
    case "too_many_photos":
      return t("form.too_many_photos");
    default:
      return t("form.does_not_fit");
  }
}
