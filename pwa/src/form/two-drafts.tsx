/** Two phones went on with one visit. Nothing is thrown away: where both have an answer, the shopper says whose counts. */

import type { JSX } from "preact";

import { withDb } from "../db/open.ts";
import type { ResponseRow, VisitRow } from "../db/rows.ts";
import { formatDate, t } from "../i18n/index.ts";
import { nameIn } from "../photo/naming.ts";
import { type Choice, countDiffering, joinDrafts, responsesOf } from "../sync/joining.ts";
import { useWatched } from "../visit/watching.ts";

interface Props {
  readonly visitId: string;
  readonly done: () => void;
}

export function TwoDrafts({ visitId, done }: Props): JSX.Element | null {
  const visit = useWatched(visitId, (db) => db.visits.get(visitId)).value.value;
  if (visit === undefined || visit.planned.draft === null) return null;
  const { received_at: at, document } = visit.planned.draft;
  const theirs = responsesOf(document.responses);
  const n = countDiffering(visit.responses, theirs);
  const take = (choice: Choice) => async (): Promise<void> => {
    await join(visitId, choice);
    done();
  };
  return (
    <section class="stack" role="alert">
      <h2>{t("form.two_drafts")}</h2>
      <p>{n === 0 ? t("form.two_drafts_agree") : t("form.two_drafts_differ", { n })}</p>
      {n === 0 ? (
        <Way words={t("form.go_on_with_both")} take={take("mine")} />
      ) : (
        <>
          <Way words={t("form.mine_first")} hint={sayDraft(visit.changedAt, visit.responses)} take={take("mine")} />
          <Way words={t("form.theirs_first")} hint={sayDraft(at, theirs)} take={take("theirs")} />
          <Way words={t("form.decide_each")} hint={t("form.decide_each_hint")} take={take("each")} />
          <p class="hint">{t("form.two_drafts_hint")}</p>
        </>
      )}
    </section>
  );
}

interface WayProps {
  readonly words: string;
  readonly hint?: string;
  readonly take: () => Promise<void>;
}

function Way({ words, hint, take }: WayProps): JSX.Element {
  return (
    <button type="button" class="button way" onClick={() => void take()}>
      <span>{words}</span>
      {hint !== undefined && <span class="hint">{hint}</span>}
    </button>
  );
}

/** Join both in one transaction; photos this phone has, and those it deleted, are named as they are here. */
async function join(visitId: string, choice: Choice): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", [db.visits, db.photos], async () => {
      const visit: VisitRow | undefined = await db.visits.get(visitId);
      if (!visit?.planned.draft) return;
      await db.visits.put(joinDrafts(visit, visit.planned.draft, choice, new Date()));
      const photos = await db.photos.where("visitId").equals(visitId).toArray();
      for (const item of new Set(photos.map((photo) => photo.item))) await nameIn(db, visitId, item); // oxlint-disable-line no-await-in-loop -- each writes the visit
    }),
  );
}

function sayDraft(at: string, responses: Readonly<Record<string, ResponseRow>>): string {
  const n = Object.values(responses).filter(({ state }) => state !== "unanswered").length;
  return t("form.draft_of", { n, at: formatDate(at, { dateStyle: "medium", timeStyle: "short" }) });
}
