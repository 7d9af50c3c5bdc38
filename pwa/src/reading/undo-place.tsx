/** The bar after something was done: it can be taken back for a while; and if the server refused it, why. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import type { ApiProblem } from "../api/client.ts";
import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { useKeys } from "./keys.ts";
import { sendOnLeaving } from "./leaving.ts";
import type { Undoable } from "./undoable.ts";

interface Props<Act> {
  readonly acts: Undoable<Act>;
  readonly nameOf: (act: Act) => string;
  readonly sayDone: (act: Act) => string;
  readonly sayRefused: (act: Act, problem: ApiProblem) => string;
  readonly onUndone: (act: Act) => void;
}

export function UndoPlace<Act>({ acts, nameOf, sayDone, sayRefused, onUndone }: Props<Act>): JSX.Element {
  useEffect(() => sendOnLeaving(() => void acts.sendWaiting()), []);
  const undo = (): void => {
    const act = acts.undo();
    if (act !== null) onUndone(act);
  };
  useKeys({ u: undo });
  const waiting = acts.waiting.value;
  const refused = acts.refused.value;
  return (
    <div role="status" class="undo-place">
      {waiting !== null && (
        <div class="undo-bar" key={nameOf(waiting)}>
          <span>{sayDone(waiting)}</span>
          <button type="button" class="button quiet" onClick={undo}>
            {t("reading.undo")}
          </button>
        </div>
      )}
      {refused !== null && (
        <div class="undo-bar refused">
          <span>{sayRefused(refused.act, refused.problem)}</span>
          <button type="button" class="button quiet" onClick={() => acts.act(refused.act)}>
            {t("app.retry")}
          </button>
          <button
            type="button"
            class="button quiet"
            aria-label={t("app.close")}
            onClick={() => {
              acts.refused.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
