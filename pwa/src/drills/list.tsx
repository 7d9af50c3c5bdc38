/** The drills that wait, each with who shows it, until when, and what was said last time. */

import type { JSX } from "preact";

import type { DrillRow } from "../db/rows.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { inOrder } from "./shown.ts";

interface Props {
  readonly drills: readonly DrillRow[];
  readonly openId: string | null;
  readonly search: string;
  readonly day: string;
}

export function DrillList({ drills, openId, search, day }: Props): JSX.Element {
  return (
    <ul class="reports">
      {inOrder(drills).map((drill) => (
        <li key={drill.id}>
          <a
            class="report"
            href={`/drills/${drill.id}${search}`}
            {...(drill.id === openId ? { "aria-current": "true" as const } : {})}
          >
            <span class="what">
              <b>{drill.learner.name}</b>
              <span class="hint">{say(drill.title)}</span>
            </span>
            <DueTag due={drill.due_on} day={day} />
            <span class="hint whole-row">{sayState(drill)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Until when, or since when it is late. */
export function DueTag({ due, day }: { readonly due: string; readonly day: string }): JSX.Element {
  const isLate = due < day;
  return (
    <span class={isLate ? "tag poor" : "tag"}>
      {t(isLate ? "learn.was_due" : "learn.due", { day: formatDate(due, { month: "short", day: "numeric" }, "UTC") })}
    </span>
  );
}

/** Say how a drill stands; "" for one that nobody has watched. */
export function sayState({ decided, notes, last }: DrillRow): string {
  if (decided !== null) {
    const said = {
      approved: t("drills.approved_here"),
      returned: t("drills.returned_here"),
      reassigned: t("drills.reassigned_here"),
    };
    return said[decided.outcome];
  }
  if (Object.keys(notes.ticks).length + notes.runsMs.length > 0) return t("drills.begun");
  if (last?.outcome === "returned") return t("drills.was_returned", { reason: last.reason ?? "" });
  if (last?.outcome === "reassigned") return t("drills.was_reassigned", { reason: last.reason ?? "" });
  return "";
}
