/** Two phones went on with one visit. Nothing is thrown away: where both have an answer, the shopper says whose counts. */

import type { JSX } from "preact";

import { withDb } from "../db/open.ts";
import type { VisitRow } from "../db/rows.ts";
import { formatDate, t } from "../i18n/index.ts";
import { joinDrafts } from "../sync/arriving.ts";
import { useWatched } from "../visit/watching.ts";

interface Props {
  readonly visitId: string;
  readonly done: () => void;
}

export function TwoDrafts({ visitId, done }: Props): JSX.Element | null {
  const visit = useWatched(visitId, (db) => db.visits.get(visitId)).value.value;
  if (visit === undefined || visit.planned.draft === null) return null;
  const choose = async (first: "mine" | "theirs"): Promise<void> => {
    await join(visitId, first);
    done();
  };
  const { received_at: at, document: theirs } = visit.planned.draft;
  return (
    <section class="stack" role="alert">
      <h2>{t("form.two_drafts")}</h2>
      <p>{t("form.two_drafts_hint")}</p>
      <button type="button" class="button choice" onClick={() => void choose("mine")}>
        <span>{t("form.mine_first")}</span>
        <span class="hint">{sayDraft(visit.changedAt, countAnswers(Object.values(visit.responses)))}</span>
      </button>
      <button type="button" class="button choice" onClick={() => void choose("theirs")}>
        <span>{t("form.theirs_first")}</span>
        <span class="hint">{sayDraft(at, countAnswers(theirs.responses))}</span>
      </button>
    </section>
  );
}

async function join(visitId: string, first: "mine" | "theirs"): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", db.visits, async () => {
      const visit: VisitRow | undefined = await db.visits.get(visitId);
      if (!visit?.planned.draft) return;
      await db.visits.put(joinDrafts(visit, visit.planned.draft, first, new Date()));
    }),
  );
}

function countAnswers(responses: readonly { readonly state: string }[]): number {
  return responses.filter(({ state }) => state !== "unanswered").length;
}

function sayDraft(at: string, n: number): string {
  return t("form.draft_of", { n, at: formatDate(at, { dateStyle: "medium", timeStyle: "short" }) });
}
