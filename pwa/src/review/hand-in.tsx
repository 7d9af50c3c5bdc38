/** The last word: confirm, then hand in. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import type { Plan } from "../engine/index.ts";
import { t } from "../i18n/index.ts";
import { complain } from "../outbox/log.ts";
import { handIn, MovedError } from "../visit/hand-in.ts";
import { isReturned } from "../visit/states.ts";

interface Props {
  readonly visit: VisitRow;
  readonly plan: Plan;
  readonly left: number;
}

export function HandIn({ visit, plan, left }: Props): JSX.Element {
  const isSure = useSignal(false);
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    [isBusy.value, problem.value] = [true, null];
    try {
      await handIn(visit.id, plan);
    } catch (error) {
      // Whatever it was, nothing was handed in: a full phone fails in many ways.
      if (!(error instanceof MovedError)) void complain(error);
      problem.value = error instanceof MovedError ? t("review.moved") : t("review.not_kept");
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form class="stack hand-in" onSubmit={(event) => void submit(event)}>
      <label class="row sure">
        <input
          type="checkbox"
          required
          checked={isSure.value}
          onChange={({ currentTarget: { checked } }) => {
            isSure.value = checked;
          }}
        />
        <span>{t("review.sure")}</span>
      </label>
      {problem.value !== null && (
        <p class="notice bad" role="alert">
          {problem.value}
        </p>
      )}
      <button class="button primary" disabled={left > 0 || !isSure.value || isBusy.value}>
        {nameOf(visit)}
      </button>
    </form>
  );
}

function nameOf(visit: VisitRow): string {
  if (visit.isPractice) return t("review.end_practice");
  return isReturned(visit) ? t("review.hand_in_again") : t("review.hand_in");
}
