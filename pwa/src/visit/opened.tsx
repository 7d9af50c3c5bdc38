/** A visit of this phone with its checklist, or in words why it cannot be shown. */

import type { ComponentChildren, JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";
import { type Checklist, wordsOf } from "./checklist.ts";
import { useWatched } from "./watching.ts";

interface Props {
  readonly visitId: string;
  readonly children: (visit: VisitRow, checklist: Checklist | null) => ComponentChildren;
}

/** Show a visit, anew whenever it changes. */
export function Opened({ visitId, children }: Props): JSX.Element {
  const found = useWatched(visitId, async (db) => {
    const visit = await db.visits.get(visitId);
    const row = visit && (await db.checklists.get(visit.planned.checklist.sha256));
    return { visit, checklist: row === undefined ? null : wordsOf(row) };
  });
  const { value, hasFailed } = found.value;
  if (value?.visit !== undefined) return <>{children(value.visit, value.checklist)}</>;
  if (value === undefined && !hasFailed) return <Shell title={t("visits.title")} back="/visits" children={null} />;
  return (
    <Shell title={t("visits.title")} back="/visits">
      <p class="notice bad" role="alert">
        {hasFailed ? t("visits.unreadable") : t("visits.not_here")}
      </p>
    </Shell>
  );
}
