/** What narrows the list: tabs of states with counts, words to search for, and the rest behind one button. Everything stands in the address. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { AuditCounts, AuditRow, Region, Version } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { may } from "../session/session.ts";
import { countNarrowing, exportAddress, type Filters, OUTCOMES, PERIODS, type Status, STATUSES } from "./address.ts";
import { peekChecklist } from "./checklists.ts";
import { nameOfState } from "./marks.tsx";
import { readAll } from "./pages.ts";
import { useReading } from "./readings.ts";

interface Props {
  readonly filters: Filters;
  readonly counts: AuditCounts | null;
  readonly change: (changes: Partial<Filters>) => void;
}

/** Tabs by state; readers who only ever see published reports get none. */
export function StatusTabs({ filters, counts, change }: Props): JSX.Element | null {
  if (!may("visit:read")) return null;
  const all = counts === null ? null : Object.values(counts).reduce((sum: number, n: number) => sum + n, 0);
  // A tab without reports is left out, but never the one that is open, nor the one reviewers wait for.
  const isShown = (status: Status): boolean =>
    status === "submitted" || status === filters.status || counts?.[status] !== 0;
  return (
    <div class="tabs" role="group" aria-label={t("reading.by_state")}>
      {[null, ...STATUSES.filter(isShown)].map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={filters.status === status}
          onClick={() => {
            change({ status });
          }}
        >
          {status === null ? t("reading.all") : nameOfState(status)}
          <span class="number">{status === null ? all : counts?.[status]}</span>
        </button>
      ))}
    </div>
  );
}

interface MoreProps extends Pick<Props, "filters" | "change"> {
  /** What the list shows: its checklists say which bands there are to choose from. */
  readonly rows: readonly AuditRow[];
}

/** The other filters, folded away; the button says how many are on. */
export function MoreFilters({ filters, change, rows }: MoreProps): JSX.Element {
  const regions = useReading("regions", (signal) =>
    readAll<Region>(async (cursor) => await call("GET /v1/regions", { query: { cursor, limit: 200 }, signal })),
  );
  const checklists = useReading("checklists", (signal) =>
    readAll<Version>(async (cursor) => await call("GET /v1/checklists", { query: { cursor, limit: 200 }, signal })),
  );
  const n = countNarrowing(filters);
  const titles = new Map(checklists.value?.map((each) => [each.key, say(each.title)]));
  const bands = new Map(
    rows
      .flatMap(({ checklist }) => peekChecklist(checklist)?.scoring.bands ?? [])
      .map((band) => [band.key, say(band.title)]),
  );
  return (
    <details class="more-filters">
      <summary class="button">{n === 0 ? t("reading.filters") : t("reading.filters_on", { n })}</summary>
      <div class="filter-grid">
        <Choice
          name="region"
          label={t("reading.region")}
          value={filters.region}
          change={(region) => change({ region })}
          options={(regions.value ?? []).map(({ id, name }) => [id, say(name)])}
        />
        <Choice
          name="checklist"
          label={t("reading.checklist")}
          value={filters.checklist}
          change={(checklist) => change({ checklist })}
          options={[...titles]}
        />
        <Choice
          name="period"
          label={t("reading.period")}
          value={String(filters.period ?? "")}
          change={(days) => change({ period: PERIODS.find((each) => String(each) === days) ?? null })}
          options={PERIODS.map((days) => [String(days), t("reading.last_days", { n: days })])}
        />
        <Choice
          name="band"
          label={t("reading.band")}
          value={filters.band}
          change={(band) => change({ band })}
          options={[...bands]}
        />
        <Choice
          name="outcome"
          label={t("reading.outcome")}
          value={filters.outcome ?? ""}
          change={(key) => change({ outcome: OUTCOMES.find((each) => each === key) ?? null })}
          options={OUTCOMES.map((key) => [key, nameOfOutcome(key)])}
        />
        <div class="field">
          <label for="filter-order">{t("reading.order")}</label>
          <select
            class="input"
            id="filter-order"
            value={filters.order}
            onChange={(event) => change({ order: event.currentTarget.value === "oldest" ? "oldest" : "newest" })}
          >
            <option value="newest">{t("reading.newest")}</option>
            <option value="oldest">{t("reading.oldest")}</option>
          </select>
        </div>
        {may("audit:export") && (
          <a class="button quiet" href={exportAddress(filters, new Date())} download>
            {t("reading.export")}
          </a>
        )}
        {n > 0 && (
          <button
            type="button"
            class="button quiet"
            onClick={() => change({ region: "", store: "", checklist: "", band: "", outcome: null, period: null })}
          >
            {t("reading.clear")}
          </button>
        )}
      </div>
    </details>
  );
}

function nameOfOutcome(outcome: (typeof OUTCOMES)[number]): string {
  const names = {
    pass: t("reading.outcome_pass"),
    fail: t("reading.outcome_fail"),
    insufficient: t("reading.outcome_insufficient"),
  };
  return names[outcome];
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly change: (value: string) => void;
}

function Choice({ name, label, value, options, change }: ChoiceProps): JSX.Element {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select class="input" id={`filter-${name}`} value={value} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">{t("reading.any")}</option>
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
