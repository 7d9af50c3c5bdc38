/** What a report comes to: findings and what was done well, retraining, and where the points are. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { AuditPage } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { Bars } from "./bars.tsx";
import { Pains } from "./diagnosis.tsx";
import { nameOfDimension, nameOfTouchpoint } from "./dimensions.ts";
import { Findings } from "./findings.tsx";
import { Ladder } from "./ladder.tsx";
import { Part } from "./parts.tsx";
import { useReading } from "./readings.ts";
import { Trend } from "./trend.tsx";
import { type FindingRow, listRecognitions, type SectionRow } from "./tree.ts";
import type { Report } from "./whole.ts";

interface FindingsProps {
  readonly report: Report;
  readonly findings: readonly FindingRow[];
  readonly sections: readonly SectionRow[];
}

export function FindingsPart({ report, findings, sections }: FindingsProps): JSX.Element {
  const recognitions = listRecognitions(sections, report.score);
  return (
    <Part id="findings" title={t("reading.findings")}>
      <Findings findings={findings} actions={report.actions} />
      {recognitions.length > 0 && (
        <div class="done-well">
          <h3>{t("reading.done_well")}</h3>
          <ul>
            {recognitions.map(({ item, response }) => (
              <li key={item.key}>
                {say(item.title)}
                {(response?.note ?? "") !== "" && <p class="note">{response?.note}</p>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Part>
  );
}

export function RetrainingPart({ report: { rungs, diagnosis } }: { readonly report: Report }): JSX.Element | null {
  if (rungs === null) return null;
  return (
    <Part id="retraining" title={t("reading.retraining")}>
      <Ladder rungs={rungs} />
      {diagnosis !== null && <Pains diagnosis={diagnosis} />}
    </Part>
  );
}

export function SharesPart({ report }: { readonly report: Report }): JSX.Element {
  const { score, checklist } = report;
  return (
    <Part id="shares" title={t("reading.shares")}>
      <div class="bar-pair">
        <Bars
          title={t("reading.touchpoints")}
          shares={score.touchpoints}
          nameOf={nameOfTouchpoint}
          checklist={checklist}
        />
        <Bars
          title={t("reading.dimensions")}
          shares={score.dimensions}
          nameOf={nameOfDimension}
          checklist={checklist}
        />
      </div>
      <LatestVisits report={report} />
    </Part>
  );
}

/** How this store did on this checklist before, and since. */
function LatestVisits({ report: { whole } }: { readonly report: Report }): JSX.Element | null {
  const { id, store_id: store } = whole.audit;
  const { key: checklist } = whole.checklist;
  const reading = useReading<AuditPage>(`visits ${store} ${checklist}`, async (signal) => {
    const query = { store, checklist, status: "published" as const, limit: 12 };
    return await call("GET /v1/audits", { query, signal });
  });
  const rows = reading.value?.items ?? [];
  if (rows.length < 2) return null;
  return (
    <div class="latest">
      <h3>{t("reading.latest_visits")}</h3>
      <Trend rows={rows} openId={id} />
    </div>
  );
}
