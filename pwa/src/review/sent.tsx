/** Where a report is that was handed in. "Safe" is said only once the server has signed for everything. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import type { VisitRow } from "../db/rows.ts";
import { formatDate, t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { Reopen } from "../queue/reopen.tsx";
import { dropPractice } from "../visit/practise.ts";
import { nameOfState } from "../visit/visit-card.tsx";
import { useWatched } from "../visit/watching.ts";

export function Sent({ visit }: { readonly visit: VisitRow }): JSX.Element {
  if (visit.isPractice) return <Practised visit={visit} />;
  if (visit.state !== "accepted") return <Waiting visit={visit} />;
  return (
    <section class="sheet stack" role="status">
      <p class="row good">
        <Icon name="done" /> <strong>{t("review.received")}</strong>
      </p>
      {visit.acceptedAt !== null && (
        <p class="hint number">{formatDate(visit.acceptedAt, { dateStyle: "medium", timeStyle: "short" })}</p>
      )}
      <p>{t("review.safe")}</p>
    </section>
  );
}

function Waiting({ visit }: { readonly visit: VisitRow }): JSX.Element {
  const photos = useWatched(`photos of ${visit.id}`, async (db) => {
    const rows = await db.photos.where("visitId").equals(visit.id).toArray();
    const kept = rows.filter(({ deletedAt }) => deletedAt === null);
    return { all: kept.length, there: kept.filter(({ state }) => state === "verified").length };
  });
  const { all, there } = photos.value.value ?? { all: 0, there: 0 };
  return (
    <section class="sheet stack" role="status">
      <p>
        <strong>{t("review.handed_in")}</strong>
      </p>
      <p class="number">
        {nameOfState(visit)}
        {all > 0 && ` · ${t("review.photos_there", { there, all })}`}
      </p>
      {all > 0 && <progress max={all} value={there} aria-label={t("review.photos_there", { there, all })} />}
      <p>{t("review.keep")}</p>
      {visit.state === "ready" && <Reopen visitId={visit.id} />}
      <p>
        <a class="button" href="/queue">
          {t("app.queue")}
        </a>
      </p>
    </section>
  );
}

function Practised({ visit }: { readonly visit: VisitRow }): JSX.Element {
  const { route } = useLocation();
  const drop = async (): Promise<void> => {
    await dropPractice(visit.id);
    route("/visits", true);
  };
  return (
    <section class="sheet stack" role="status">
      <p>
        <strong>{t("review.practised")}</strong>
      </p>
      <p>{t("review.practised_hint")}</p>
      <button type="button" class="button" onClick={() => void drop()}>
        {t("review.drop_practice")}
      </button>
    </section>
  );
}
