/** Why something did not go, in plain words: the server's own, or ours for what this phone found itself. */

import type { ProblemRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";

/** Say why, a sentence each. */
export function wordsFor(reason: ProblemRow | null): readonly string[] {
  if (reason === null) return [t("outbox.why_unknown")];
  const own: Readonly<Record<string, string>> = {
    "phone:damaged": t("outbox.why_damaged"),
    "phone:bytes-missing": t("outbox.why_bytes_missing"),
    "phone:photo-differs": t("outbox.why_photo_differs"),
  };
  const said = own[reason.type] ?? (reason.detail || reason.title || t("outbox.why_unknown"));
  return [said, ...reason.errors.map(({ detail }) => detail)];
}
