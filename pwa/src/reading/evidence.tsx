/** What the chain of evidence proves, in words, with the code by which anybody can check it. */

import type { JSX } from "preact";

import type { EvidenceVerdict } from "../api/types.gen.ts";
import { formatDate, t } from "../i18n/index.ts";

interface Props {
  readonly evidence: EvidenceVerdict | null;
  readonly code: string;
  readonly zone: string;
}

export function Evidence({ evidence, code, zone }: Props): JSX.Element {
  return (
    <div class="stack">
      {evidence !== null && <Verdict evidence={evidence} zone={zone} />}
      <p class="row">
        <span class="hint">{t("reading.verification_code")}</span>
        <code>{code}</code>
        <a href={`/verify/${encodeURIComponent(code)}`} target="_blank" rel="noreferrer">
          {t("reading.check_code")}
        </a>
      </p>
    </div>
  );
}

function Verdict({ evidence, zone }: { readonly evidence: EvidenceVerdict; readonly zone: string }): JSX.Element {
  const verdicts = {
    intact: t("reading.evidence_intact"),
    unsigned: t("reading.evidence_unsigned"),
    broken: t("reading.evidence_broken", { n: evidence.broken_at ?? 0 }),
    absent: t("reading.evidence_absent"),
  };
  const matching = evidence.photos.filter(({ state }) => state === "matching").length;
  const tone = { intact: "good", unsigned: "fair", broken: "poor", absent: "fair" }[evidence.verdict];
  return (
    <>
      <p>
        <b class={tone}>{verdicts[evidence.verdict]}</b>
      </p>
      <ul class="hint facts">
        {evidence.events > 0 && <li>{t("reading.evidence_events", { n: evidence.events })}</li>}
        {evidence.photos.length > 0 && (
          <li>{t("reading.evidence_photos", { n: matching, of: evidence.photos.length })}</li>
        )}
        {evidence.signature === "wrong" && <li class="poor">{t("reading.signature_wrong")}</li>}
        {evidence.nonce_at !== null && (
          <li>
            {t("reading.evidence_nonce", {
              at: formatDate(evidence.nonce_at, { dateStyle: "medium", timeStyle: "short" }, zone),
            })}
          </li>
        )}
      </ul>
    </>
  );
}
