/** The bar after a mark, and what came of the attempt that was marked. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";
import { useReading } from "../reading/readings.ts";
import { sayProblem } from "../reading/trouble.tsx";
import { UndoPlace } from "../reading/undo-place.tsx";
import { type GivenMark, lastResult, marks } from "./pending.ts";
import { sayResult } from "./result.ts";

export function MarkBar({ onUndone }: { readonly onUndone: (given: GivenMark) => void }): JSX.Element {
  return (
    <UndoPlace
      acts={marks}
      nameOf={({ attempt, slot }) => `${attempt} ${slot}`}
      sayDone={({ share }) => t("marking.given", { share: formatNumber(Number(share), { style: "percent" }) })}
      sayRefused={(_given, problem) => sayProblem(problem)}
      onUndone={onUndone}
    />
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
