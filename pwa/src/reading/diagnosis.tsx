/** Which of the chain's pains lie behind a report's findings, for checklists that ask about them. */

import type { JSX } from "preact";

import type { Diagnosis, Pain } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";

export function Pains({ diagnosis }: { readonly diagnosis: Diagnosis }): JSX.Element | null {
  const shown = diagnosis.pains.filter(({ missed }) => missed.length > 0);
  if (shown.length === 0) return null;
  return (
    <div class="pains">
      <h3>{t("reading.pains")}</h3>
      <ul>
        {shown.map((pain) => (
          <li key={pain.key} class="row spread">
            <span>{nameOfPain(pain.key)}</span>
            <span class="hint number">{t("reading.pain_missed", { n: pain.missed.length, of: pain.seen })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOfPain(key: Pain["key"]): string {
  const names = {
    "uneven-awareness": t("reading.pain_awareness"),
    "long-process": t("reading.pain_process"),
    "news-not-reaching-floor": t("reading.pain_news"),
    "feedback-not-followed": t("reading.pain_feedback"),
    "too-few-hands": t("reading.pain_hands"),
  };
  return names[key];
}
