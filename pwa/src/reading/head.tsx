/** The top of a report: which store, when, who was there as far as the reader may know, and the number it comes down to. */

import type { JSX } from "preact";

import type { AuditWhole } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { findBand, type Checklist } from "./checklists.ts";
import { BandWord, Coverage, ScoreNumber, StateTag } from "./marks.tsx";

/** From here on the delay stands out. */
const FADED_MINUTES = 60;

interface Props {
  readonly whole: AuditWhole;
  readonly state: AuditWhole["audit"]["state"];
  readonly checklist: Checklist;
}

export function ReportHead({ whole, state, checklist }: Props): JSX.Element {
  const { audit, store } = whole;
  return (
    <header class="report-head">
      <div class="verdict">
        <p class="big">
          <ScoreNumber score={audit.score} />
        </p>
        <p>
          <BandWord audit={audit} band={findBand(checklist, audit.band)} />
        </p>
        <p>
          <Coverage share={audit.coverage} />
        </p>
      </div>
      <div class="stack facts">
        <p class="row">
          <StateTag state={state} />
          {audit.is_practice && <span class="tag">{t("reading.practice")}</span>}
          {audit.revision > 1 && <span class="tag">{t("reading.revision", { n: audit.revision })}</span>}
        </p>
        <h2>
          {say(store.name)} <span class="hint">{store.code}</span>
        </h2>
        <p class="hint">
          {say(store.region_name)} · {say(whole.checklist.title)} ·{" "}
          {t("reading.version", { n: whole.checklist.version })}
        </p>
        <p class="hint">
          <When whole={whole} />
          {" · "}
          {whole.shopper === null ? t("reading.shopper_hidden") : whole.shopper.name}
        </p>
        <Lag whole={whole} />
      </div>
    </header>
  );
}

/** How long after its last trace in the store a report was handed in: memory fades. A revision is written later anyway. */
function Lag({
  whole: { audit, finished_at: finished, last_seen_at: seen },
}: Pick<Props, "whole">): JSX.Element | null {
  if (finished === null || seen === null || audit.revision > 1) return null;
  const minutes = Math.floor((Date.parse(finished) - Date.parse(seen)) / 60_000);
  return (
    <p class={minutes < FADED_MINUTES ? "hint" : "fair"}>
      {minutes < 120
        ? t("reading.lag_minutes", { n: minutes })
        : t("reading.lag_hours", { n: Math.floor(minutes / 60) })}
    </p>
  );
}

/** The day of the visit; those who may know also get the times, in the store's own zone. */
function When({
  whole: { audit, store, started_at: started, finished_at: finished },
}: Pick<Props, "whole">): JSX.Element {
  const day = formatDate(audit.visited_on, { dateStyle: "medium" }, "UTC");
  if (started === null || finished === null) return <time dateTime={audit.visited_on}>{day}</time>;
  const clock = (at: string): string =>
    formatDate(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, store.time_zone);
  return (
    <time dateTime={started}>
      {day} {clock(started)}–{clock(finished)}
    </time>
  );
}
