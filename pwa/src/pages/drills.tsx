/** Drills to observe: who has to show what, and one drill with its items to tick; all of it without a signal. */

import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import type { DrillRow } from "../db/rows.ts";
import { DrillList } from "../drills/list.tsx";
import { Observing } from "../drills/observing-page.tsx";
import { fits, SHOWS, type Show } from "../drills/shown.ts";
import { t } from "../i18n/index.ts";
import { Desk, type Narrowing, useNarrowing } from "../reading/desk.tsx";
import { SearchBox } from "../reading/search-box.tsx";
import { me } from "../session/session.ts";
import { today } from "../ui/today.ts";
import { useWatched } from "../visit/watching.ts";
import "../reading/reading.css";
import "../manage/manage.css";
import "../asking/asking.css";
import "../learn/learn.css";
import "../form/timer.css";
import "../drills/drills.css";

export default function Drills(): JSX.Element {
  const openId = useRoute().params["id"] ?? null;
  const narrowing = useNarrowing("/drills", openId);
  const seen = useWatched("drills", (db) => db.drills.toArray());
  const drills = seen.value.value;
  return (
    <Desk
      title={t("drills.title")}
      home={`/drills${narrowing.search}`}
      openId={openId}
      list={() => <Pane {...{ drills, narrowing, openId }} hasFailed={seen.value.hasFailed} />}
      detail={() => <Chosen drills={drills} openId={openId} />}
    />
  );
}

interface ChosenProps {
  readonly drills: readonly DrillRow[] | undefined;
  readonly openId: string | null;
}

function Chosen({ drills, openId }: ChosenProps): JSX.Element | null {
  if (openId === null) return <p class="hint nothing-open">{t("drills.choose")}</p>;
  const drill = drills?.find(({ id }) => id === openId);
  if (drill !== undefined) return <Observing key={openId} drill={drill} />;
  return drills === undefined ? null : <p class="hint nothing-open">{t("drills.gone")}</p>;
}

interface PaneProps extends ChosenProps {
  readonly narrowing: Narrowing;
  readonly hasFailed: boolean;
}

function Pane({ drills, narrowing: { search, read, change }, openId, hasFailed }: PaneProps): JSX.Element {
  const show = SHOWS.find((each) => each === read("show")) ?? "all";
  const q = read("q").trim().slice(0, 100);
  const mine = me.value?.user.id ?? "";
  const day = today();
  const find = (narrowed: Show): readonly DrillRow[] =>
    (drills ?? []).filter((drill) => fits(drill, { show: narrowed, q, day, me: mine }));
  const names: Readonly<Record<Show, string>> = {
    all: t("drills.all"),
    asked: t("drills.asked"),
    late: t("drills.late"),
    again: t("drills.again"),
  };
  const shown = find(show);
  return (
    <section class="list-pane" aria-label={t("drills.title")}>
      <div class="list-tools">
        <SearchBox label={t("drills.search")} q={q} change={(text) => change("q", text)} />
        <div class="tabs" role="group" aria-label={t("drills.show")}>
          {SHOWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === show}
              onClick={() => change("show", each === "all" ? "" : each)}
            >
              {names[each]} <span class="number">{find(each).length}</span>
            </button>
          ))}
        </div>
      </div>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {t("visits.unreadable")}
        </p>
      )}
      {drills !== undefined && shown.length === 0 && (
        <p class="nothing">{drills.length === 0 ? t("drills.none") : t("drills.none_fit")}</p>
      )}
      <DrillList drills={shown} openId={openId} search={search} day={day} />
    </section>
  );
}
