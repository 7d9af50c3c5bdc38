/** The bar after a mark: it can be taken back until the next one or until one leaves; what was refused, and what came of an attempt. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";
import { useKeys } from "../reading/keys.ts";
import { useReading } from "../reading/readings.ts";
import { sayProblem } from "../reading/trouble.tsx";
import { give, type GivenMark, lastResult, refusedMark, sendMarkOnLeaving, takeBack, waitingMark } from "./pending.ts";
import { sayResult } from "./result.ts";

export function MarkBar({ onUndone }: { readonly onUndone: (given: GivenMark) => void }): JSX.Element {
  useEffect(sendMarkOnLeaving, []);
  const undo = (): void => {
    const given = takeBack();
    if (given !== null) onUndone(given);
  };
  useKeys({ u: undo });
  const waiting = waitingMark.value;
  const refused = refusedMark.value;
  return (
    <div role="status" class="undo-place">
      {waiting !== null && (
        <div class="undo-bar" key={`${waiting.attempt} ${waiting.slot}`}>
          <span>{t("marking.given", { share: formatNumber(Number(waiting.share), { style: "percent" }) })}</span>
          <button type="button" class="button quiet" onClick={undo}>
            {t("reading.undo")}
          </button>
        </div>
      )}
      {refused !== null && (
        <div class="undo-bar refused">
          <span>{sayProblem(refused.problem)}</span>
          <button type="button" class="button quiet" onClick={() => give(refused.given)}>
            {t("app.retry")}
          </button>
        </div>
      )}
    </div>
  );
}

/** What came of the attempt that was marked last: now that it is, it has a name. */
export function LastResult(): JSX.Element | null {
  const result = lastResult.value;
  const reading = useReading<User>(
    result === null ? null : `taker ${result.learner_id}`,
    async (signal) => await call("GET /v1/users/{user_id}", { path: { user_id: result?.learner_id ?? "" }, signal }),
    false,
  );
  if (result === null) return null;
  return (
    <p class="notice result" role="status">
      {reading.value !== null && <a href={`/team/${result.learner_id}`}>{reading.value.name}</a>} {sayResult(result)}
    </p>
  );
}
