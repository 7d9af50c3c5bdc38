/** One visit in the list: store, window, how far away it is, and what state it is in. */

import type { JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { isOnItsWay, isOpen } from "./states.ts";
import { describeDistance, describeWindow } from "./window.ts";

interface Props {
  readonly visit: VisitRow;
  readonly now: Date;
}

export function VisitCard({ visit, now }: Props): JSX.Element {
  const { planned, isPractice } = visit;
  return (
    <li>
      <a class="sheet visit-card" href={addressOf(visit)}>
        <span class="row spread">
          <strong>{say(planned.store.name)}</strong>
          <span class={`tag ${isPressing(visit, now) ? "pressing" : ""}`}>{nameOfState(visit)}</span>
        </span>
        <span>{say(planned.checklist.title)}</span>
        {!isPractice && visit.state !== "accepted" && (
          <span class="hint">
            {describeWindow(planned)}
            {!isOnItsWay(visit.state) && ` · ${describeDistance(planned, now)}`}
          </span>
        )}
      </a>
    </li>
  );
}

/** Tell where a visit is gone on with. */
export function addressOf(visit: VisitRow): string {
  if (visit.state === "assigned") return `/visits/${visit.id}`;
  return isOpen(visit.state) ? `/visits/${visit.id}/form` : `/visits/${visit.id}/review`;
}

/** Name the state of a visit for its shopper. */
export function nameOfState({ state, isPractice }: VisitRow): string {
  if (isPractice && state === "accepted") return t("visits.state_practised");
  return {
    assigned: t("visits.state_assigned"),
    draft: t("visits.state_draft"),
    ready: t("visits.state_ready"),
    sending: t("visits.state_sending"),
    needs_photos: t("visits.state_needs_photos"),
    accepted: t("visits.state_accepted"),
    rejected: t("visits.state_rejected"),
    returned: t("visits.state_returned"),
  }[state];
}

function isPressing(visit: VisitRow, now: Date): boolean {
  const isLate = !visit.isPractice && new Date(visit.planned.window_to) < now;
  if (visit.state === "returned" || visit.state === "rejected") return true;
  return isLate && (visit.state === "assigned" || visit.state === "draft");
}
