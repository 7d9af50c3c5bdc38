/** What was found: the gravest first, each with the standard it misses and what is being done about it. */

import type { JSX } from "preact";

import type { Action } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { nameOfSeverity } from "./marks.tsx";
import { shorten } from "./numbers.ts";
import type { FindingRow } from "./tree.ts";

interface Props {
  readonly findings: readonly FindingRow[];
  readonly actions: readonly Action[];
}

export function Findings({ findings, actions }: Props): JSX.Element {
  if (findings.length === 0) return <p class="hint">{t("reading.no_findings")}</p>;
  const byFinding = new Map(actions.map((action) => [action.finding_id, action]));
  return (
    <ol class="findings">
      {findings.map((row) => (
        <li key={row.item.key} class={row.severity}>
          <p class="row">
            <span class={`severity ${row.severity}`}>{nameOfSeverity(row.severity)}</span>
            {row.isRepeat && <span class="tag">{t("reading.repeat")}</span>}
            {row.lost !== null && Number(row.lost) > 0 && (
              <span class="hint number">{t("reading.lost", { n: shorten(row.lost) })}</span>
            )}
          </p>
          <p>
            <a href={`#item-${row.item.key}`} onClick={(event) => jump(event, `item-${row.item.key}`)}>
              {say(row.item.title)}
            </a>
          </p>
          {(row.response?.note ?? "") !== "" && <p class="note">{row.response?.note}</p>}
          <p class="hint">{say(row.item.standard)}</p>
          <ActionLine action={byFinding.get(row.id ?? "")} />
        </li>
      ))}
    </ol>
  );
}

/** Bring a part of the page into sight and put the focus there. */
export function jump(event: Event, id: string): void {
  const part = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (part === null) return;
  event.preventDefault();
  part.tabIndex = -1;
  part.scrollIntoView({ block: "start" });
  part.focus({ preventScroll: true });
}

function ActionLine({ action }: { readonly action: Action | undefined }): JSX.Element | null {
  if (action === undefined) return null;
  const states = {
    open: t("reading.action_open"),
    done: t("reading.action_done"),
    verified: t("reading.action_verified"),
    reopened: t("reading.action_reopened"),
  };
  const due = formatDate(action.due_on, { dateStyle: "medium" }, "UTC");
  return (
    <p class="hint">
      <b>{states[action.state]}</b> · {t("reading.action_due", { due })}
    </p>
  );
}
