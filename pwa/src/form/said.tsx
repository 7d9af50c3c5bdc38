/** Why a visit is open again: what QA asks, or why the server refused the report. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import { wordsFor } from "../outbox/reasons.ts";
import { isReturned } from "../visit/states.ts";
import { useForm } from "./context.ts";
import { jumpTo } from "./jump.ts";

export function Said(): JSX.Element | null {
  const { visit, model } = useForm();
  const { problem, planned, askedAgain } = visit;
  if (problem !== null && visit.state === "rejected") {
    return (
      <div class="notice bad" role="alert">
        <p>{askedAgain.length > 0 && !isReturned(visit) ? t("form.photo_again") : t("form.was_rejected")}</p>
        <ul>
          {wordsFor(problem).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    );
  }
  if (!isReturned(visit)) return null;
  return (
    <div class="notice bad" role="status">
      <p>{t("form.was_returned", { n: askedAgain.length })}</p>
      <p>
        <strong>{planned.returned?.reason ?? ""}</strong>
      </p>
      <ul>
        {askedAgain.map((key) => (
          <li key={key}>
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                jumpTo(key, "smoothly");
              }}
            >
              {say(model.items.get(key)?.item.title)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
