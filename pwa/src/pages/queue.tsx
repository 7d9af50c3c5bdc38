/** The queue: what has arrived, what waits and why, and what the server refused. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { Notices } from "../queue/notices.tsx";
import { Protection } from "../queue/protection.tsx";
import { Room } from "../queue/room.tsx";
import { Discarded, Shelf } from "../queue/shelf.tsx";
import { Summary } from "../queue/summary.tsx";
import { Tools } from "../queue/tools.tsx";
import { readQueue } from "../queue/view.ts";
import { QueuedVisitRow } from "../queue/visit-row.tsx";
import { WifiOnly } from "../queue/wifi-only.tsx";
import { InstallHint } from "../ui/install-hint.tsx";
import { Shell } from "../ui/shell.tsx";
import { useWatched } from "../visit/watching.ts";
import "../queue/queue.css";

export default function QueuePage(): JSX.Element {
  const seen = useWatched("queue", (db) => Promise.all([db.jobs.toArray(), db.visits.toArray(), db.photos.toArray()]));
  const { value, hasFailed } = seen.value;
  const [jobs, visits, photos] = value ?? [[], [], []];
  const queue = readQueue(jobs, visits, photos);
  return (
    <Shell title={t("app.queue")}>
      <div class="stack queue">
        {hasFailed && (
          <p class="notice bad" role="alert">
            {t("visits.unreadable")}
          </p>
        )}
        <Summary />
        <Notices />
        <Tools />
        <Shelf jobs={queue.shelf} visits={visits} />
        {queue.visits.length > 0 && (
          <section class="stack" aria-labelledby="queued">
            <h2 id="queued">{t("outbox.visits")}</h2>
            <ul class="stack">
              {queue.visits.map((row) => (
                <QueuedVisitRow key={row.visit.id} row={row} />
              ))}
            </ul>
          </section>
        )}
        <Discarded jobs={queue.discarded} visits={visits} />
        <section class="sheet stack" aria-labelledby="this-phone">
          <h2 id="this-phone">{t("outbox.this_phone")}</h2>
          <WifiOnly />
          <Room />
          <InstallHint />
          <Protection />
        </section>
      </div>
    </Shell>
  );
}
