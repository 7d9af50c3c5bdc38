/** The button that makes a report a draft again, there for as long as nothing of it can have arrived. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { t } from "../i18n/index.ts";
import { readRecallable, recallReport } from "../outbox/recall.ts";
import { useWatched } from "../visit/watching.ts";

export function Reopen({ visitId }: { readonly visitId: string }): JSX.Element | null {
  const isPossible = useWatched(`recall ${visitId}`, (db) => readRecallable(db, visitId)).value.value;
  const problem = useSignal<string | null>(null);
  const { route } = useLocation();
  const reopen = async (): Promise<void> => {
    problem.value = null;
    try {
      if (await recallReport(visitId)) route(`/visits/${visitId}/form`);
      else problem.value = t("outbox.reopen_late");
    } catch {
      problem.value = t("outbox.reopen_failed");
    }
  };
  if (isPossible !== true && problem.value === null) return null;
  return (
    <div class="stack">
      {isPossible === true && (
        <>
          <p class="hint">{t("outbox.reopen_hint")}</p>
          <p>
            <button type="button" class="button" onClick={() => void reopen()}>
              {t("outbox.reopen")}
            </button>
          </p>
        </>
      )}
      {problem.value !== null && (
        <p class="notice bad" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}
