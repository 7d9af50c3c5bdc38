/** The life of a visit: each step with its time in the store, who took it, and what QA wrote when it sent the report back. */

import type { JSX } from "preact";

import type { Transition } from "../api/types.gen.ts";
import { formatDate, t } from "../i18n/index.ts";

interface Props {
  readonly history: readonly Transition[];
  readonly zone: string;
  readonly titleOf: (item: string) => string;
}

export function History({ history, zone, titleOf }: Props): JSX.Element {
  return (
    <ol class="history">
      {lastSteps(history).map((step) => (
        <li key={`${step.at} ${step.to_state}`}>
          <time class="hint" dateTime={step.at}>
            {formatDate(step.at, { dateStyle: "medium", timeStyle: "short" }, zone)}
          </time>
          <p>
            <b>{nameOfStep(step.to_state)}</b> <span class="by">{whoTook(step)}</span>
          </p>
          {(step.reason ?? "") !== "" && <p class="note">{step.reason}</p>}
          {step.items !== null && step.items.length > 0 && (
            <p class="hint">{step.items.map(titleOf).join(t("reading.semicolon"))}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Leave out the steps a decision merely passed through: of several at one moment the last says what was decided. */
export function lastSteps(history: readonly Transition[]): readonly Transition[] {
  return history.filter((step, n) => history[n + 1]?.at !== step.at || step.at === "").toReversed();
}

/** Name who took a step. Whom one may not see is somebody of the organisation; nobody at all is the system. */
export function whoTook({ actor_id, actor_name }: Transition): string {
  if (actor_name !== null) return actor_name;
  return actor_id === null ? t("reading.by_system") : t("reading.by_somebody");
}

function nameOfStep(state: string): string {
  const names: Record<string, string> = {
    planned: t("reading.step_assigned"),
    assigned: t("reading.step_assigned"),
    in_progress: t("reading.step_in_progress"),
    submitted: t("reading.step_submitted"),
    qa_review: t("reading.step_qa_review"),
    returned: t("reading.state_returned"),
    approved: t("reading.state_approved"),
    published: t("reading.state_published"),
    cancelled: t("reading.step_cancelled"),
    expired: t("reading.step_expired"),
  };
  return names[state] ?? state;
}
