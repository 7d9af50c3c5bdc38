/** Small marks that stand in lists and on pages alike: score with band, state, findings. Never colour alone: a shape and a word beside it. */

import type { JSX } from "preact";

import type { Audit, AuditRow, FindingCounts } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import type { Band } from "./checklists.ts";
import { asPercent } from "./numbers.ts";

type Tone = "good" | "fair" | "poor";

const SHAPES = {
  good: "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13z",
  fair: "M8 1.500a6.500 6.500 0 1 0 0 13z",
  poor: "M8 2l7 12H1z",
} as const;

export function ToneMark({ tone }: { readonly tone: Tone }): JSX.Element {
  return (
    <svg class={`tone ${tone}`} viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      {tone === "fair" && <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" />}
      <path d={SHAPES[tone]} fill="currentColor" />
    </svg>
  );
}

/** The band as a word with its shape; what is below the standard because of a failure says so. */
export function BandWord({ audit, band }: { readonly audit: Outcome; readonly band: Band | null }): JSX.Element {
  if (audit.outcome === "insufficient") return <span class="band hint">{t("reading.outcome_insufficient")}</span>;
  if (audit.outcome === "fail") {
    return (
      <span class="band poor">
        <ToneMark tone="poor" />
        {t("reading.outcome_fail")}
      </span>
    );
  }
  if (band === null) return <span class="band" />;
  return (
    <span class={`band ${band.tone}`}>
      <ToneMark tone={band.tone} />
      {say(band.title)}
    </span>
  );
}

type Outcome = Pick<Audit, "outcome">;

/** A printed score, or a dash where nothing was scored. */
export function ScoreNumber({ score }: { readonly score: string | null }): JSX.Element {
  return <span class="number">{score ?? "–"}</span>;
}

/** How much of the checklist was seen, in whole percent. */
export function Coverage({ share }: { readonly share: string | null }): JSX.Element | null {
  const percent = asPercent(share);
  if (percent === null) return null;
  return (
    <span class="hint number">{t("reading.coverage", { n: formatNumber(percent, { maximumFractionDigits: 0 }) })}</span>
  );
}

/** How many findings, the gravest named first. */
export function FindingCount({ counts }: { readonly counts: FindingCounts | null }): JSX.Element | null {
  if (counts === null) return null;
  const others = counts.major + counts.minor;
  if (counts.critical === 0) return <span>{t("reading.finding_count", { n: others })}</span>;
  return (
    <span>
      <span class="critical">{t("reading.critical_count", { n: counts.critical })}</span>
      {others > 0 && ` ${t("reading.and_more", { n: others })}`}
    </span>
  );
}

/** The state of a report as a tag. */
export function StateTag({ state }: { readonly state: AuditRow["state"] }): JSX.Element {
  return <span class={`tag state-${state}`}>{nameOfState(state)}</span>;
}

/** Name the state of a report. */
export function nameOfState(state: AuditRow["state"]): string {
  const names = {
    waiting: t("reading.state_waiting"),
    submitted: t("reading.state_submitted"),
    returned: t("reading.state_returned"),
    approved: t("reading.state_approved"),
    published: t("reading.state_published"),
  };
  return names[state];
}

/** Name the severity of a finding. */
export function nameOfSeverity(severity: "minor" | "major" | "critical"): string {
  const names = { minor: t("reading.minor"), major: t("reading.major"), critical: t("reading.critical") };
  return names[severity];
}
