/** The bar after a decision about a report. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { type Decision, decisions } from "./deciding.ts";
import { sayProblem } from "./trouble.tsx";
import { UndoPlace } from "./undo-place.tsx";

export function UndoBar({ onUndone }: { readonly onUndone: (auditId: string) => void }): JSX.Element {
  return (
    <UndoPlace
      acts={decisions}
      nameOf={({ auditId }) => auditId}
      sayDone={sayDone}
      sayRefused={({ name }, problem) => `${name}: ${sayProblem(problem)}`}
      onUndone={({ auditId }) => onUndone(auditId)}
    />
  );
}

function sayDone({ review, name: store }: Decision): string {
  const sentences = {
    return: t("reading.done_return", { store }),
    approve: t("reading.done_approve", { store }),
    publish: t("reading.done_publish", { store }),
  };
  return sentences[review.decision];
}
