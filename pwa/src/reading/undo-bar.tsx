/** The bar after a decision: it can be taken back for some seconds; and if the server refused it, why. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { decide, refusedDecision, undoDecision, waitingDecision } from "./deciding.ts";
import { sendOnLeaving } from "./leaving.ts";
import { useKeys } from "./keys.ts";
import { sayProblem } from "./trouble.tsx";

export function UndoBar({ onUndone }: { readonly onUndone: (auditId: string) => void }): JSX.Element {
  useEffect(sendOnLeaving, []);
  const undo = (): void => {
    const auditId = undoDecision();
    if (auditId !== null) onUndone(auditId);
  };
  useKeys({ u: undo });
  const waiting = waitingDecision.value;
  const refused = refusedDecision.value;
  return (
    <div role="status" class="undo-place">
      {waiting !== null && (
        <div class="undo-bar" key={waiting.auditId}>
          <span>{sayDone(waiting.review.decision, waiting.name)}</span>
          <button type="button" class="button quiet" onClick={undo}>
            {t("reading.undo")}
          </button>
        </div>
      )}
      {refused !== null && (
        <div class="undo-bar refused">
          <span>
            {refused.decision.name}: {sayProblem(refused.problem)}
          </span>
          <button type="button" class="button quiet" onClick={() => decide(refused.decision)}>
            {t("app.retry")}
          </button>
          <button
            type="button"
            class="button quiet"
            aria-label={t("app.close")}
            onClick={() => {
              refusedDecision.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

function sayDone(verb: "return" | "approve" | "publish", store: string): string {
  const sentences = {
    return: t("reading.done_return", { store }),
    approve: t("reading.done_approve", { store }),
    publish: t("reading.done_publish", { store }),
  };
  return sentences[verb];
}
