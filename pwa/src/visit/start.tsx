/** The button that begins a visit or goes on with it. It asks first whether there is room, and never waits for a place. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import type { VisitRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { complain } from "../outbox/log.ts";
import { startVisit } from "./starting.ts";
import { isOpen } from "./states.ts";
import { askForRoom } from "./storage.ts";

interface Props {
  readonly visit: VisitRow;
  readonly hasChecklist: boolean;
}

export function Start({ visit, hasChecklist }: Props): JSX.Element {
  const { route } = useLocation();
  const problem = useSignal<string | null>(null);
  const isWarned = useSignal(false);
  const form = `/visits/${visit.id}/form`;
  if (visit.state !== "assigned") {
    const isEditable = isOpen(visit.state);
    return (
      <div class="start">
        <a class="button primary" href={isEditable ? form : `/visits/${visit.id}/review`}>
          {isEditable ? t("visits.go_on") : t("visits.look")}
        </a>
      </div>
    );
  }
  const begin = async (): Promise<void> => {
    const { isEnough, freeMb } = await askForRoom();
    if (!isEnough && !isWarned.value) {
      [isWarned.value, problem.value] = [true, t("visits.little_room", { n: freeMb ?? 0 })];
      return;
    }
    try {
      await startVisit(visit.id);
      route(form);
    } catch (error) {
      // Whatever it was, the visit has not begun: a full phone fails in many ways.
      void complain(error);
      problem.value = t("visits.unwritable");
    }
  };
  return (
    <div class="start stack">
      {!visit.isPractice && <OutsideWindow visit={visit} />}
      {!hasChecklist && <p class="notice bad">{t("visits.no_checklist")}</p>}
      {problem.value !== null && (
        <p class="notice bad" role="alert">
          {problem.value}
        </p>
      )}
      <button type="button" class="button primary" disabled={!hasChecklist} onClick={() => void begin()}>
        {isWarned.value ? t("visits.start_anyway") : t("visits.start")}
      </button>
    </div>
  );
}

/** A visit outside its window can be made and is not hidden from QA; whoever makes it should know. */
function OutsideWindow({ visit: { planned } }: { readonly visit: VisitRow }): JSX.Element | null {
  const now = new Date();
  if (now < new Date(planned.window_from)) return <p class="notice">{t("visits.too_early")}</p>;
  return now > new Date(planned.window_to) ? <p class="notice">{t("visits.too_late")}</p> : null;
}
