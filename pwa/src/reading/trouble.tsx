/** What a page shows while it has nothing yet, when something went wrong, and when what it shows is not from now. */

import type { JSX } from "preact";

import type { ApiProblem } from "../api/client.ts";
import { formatDate, t } from "../i18n/index.ts";

interface Props {
  readonly problem: ApiProblem | null;
  readonly keptAt: string | null;
  readonly again: () => void;
}

/** Say what went wrong, what is safe and what to do; nothing while all is well. */
export function Trouble({ problem, keptAt, again }: Props): JSX.Element | null {
  if (problem === null) return null;
  return (
    <div class="notice bad trouble" role="status">
      <p>{sayProblem(problem)}</p>
      {keptAt !== null && (
        <p class="hint">
          {t("reading.kept_from", { at: formatDate(keptAt, { dateStyle: "medium", timeStyle: "short" }) })}
        </p>
      )}
      <button type="button" class="button" onClick={again}>
        {t("app.retry")}
      </button>
    </div>
  );
}

/** Say a problem in one sentence. */
export function sayProblem(problem: ApiProblem): string {
  if (problem.isUnknown) return t("reading.needs_connection");
  return problem.message || problem.title || t("app.failed");
}

/** Grey lines where text will be; they appear only when waiting is noticeable. */
export function Skeleton({ lines }: { readonly lines: number }): JSX.Element {
  return (
    <div class="skeleton" role="status">
      <span class="only-heard">{t("app.loading")}</span>
      {Array.from({ length: lines }, (_, n) => (
        <i key={n} />
      ))}
    </div>
  );
}
