/** My visits: what wants something of me first, then what comes, what waits for a signal, what is done. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { isApple } from "../ui/install.ts";
import { InstallHint } from "../ui/install-hint.tsx";
import { Shell } from "../ui/shell.tsx";
import { GROUPS, type Group, groupVisits } from "../visit/groups.ts";
import { Refresh } from "../visit/refresh.tsx";
import { Practice } from "../visit/practice.tsx";
import { VisitCard } from "../visit/visit-card.tsx";
import { useWatched } from "../visit/watching.ts";
import "../visit/visits.css";

const MINUTE_MS = 60_000;

export default function Visits(): JSX.Element {
  const visits = useWatched("visits", (db) => db.visits.toArray());
  const now = useNow();
  const { value: rows, hasFailed } = visits.value;
  const groups = groupVisits(rows ?? [], now);
  return (
    <Shell title={t("visits.title")}>
      <div class="stack visits">
        <Refresh />
        {isApple() && <InstallHint />}
        {hasFailed && (
          <p class="notice bad" role="alert">
            {t("visits.unreadable")}
          </p>
        )}
        {rows?.length === 0 && <p class="sheet">{t("visits.none")}</p>}
        {GROUPS.map((group) => {
          const found = groups.get(group) ?? [];
          if (found.length === 0) return null;
          return (
            <section key={group} class="stack" aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>
                {nameOf(group)} <span class="hint number">{found.length}</span>
              </h2>
              <ul class="stack">
                {found.map((visit) => (
                  <VisitCard key={visit.id} visit={visit} now={now} />
                ))}
              </ul>
            </section>
          );
        })}
        {/* Not before the visits: it would be drawn in their place and pushed away. */}
        {(rows !== undefined || hasFailed) && (
          <>
            <Practice />
            {/* Other browsers make their offer a moment late; above the visits it would move them from under the thumb. */}
            {!isApple() && <InstallHint />}
          </>
        )}
      </div>
    </Shell>
  );
}

/** The moment, moving on once a minute. */
function useNow(): Date {
  const now = useSignal(new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = new Date();
    }, MINUTE_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now.value;
}

function nameOf(group: Group): string {
  return {
    returned: t("visits.group_returned"),
    today: t("visits.group_today"),
    upcoming: t("visits.group_upcoming"),
    waiting: t("visits.group_waiting"),
    practice: t("visits.group_practice"),
    done: t("visits.group_done"),
  }[group];
}
