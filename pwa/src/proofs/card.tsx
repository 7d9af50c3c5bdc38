/** One certificate: its worth in a word, and for a good one the paper and the code. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { CertificateRow } from "../db/rows.ts";
import { language, say, t } from "../i18n/index.ts";
import { Printed } from "../reading/printed.tsx";
import { sayDay } from "../ui/today.ts";
import { worthOf, type Worth } from "./own.ts";
import { Squares } from "./squares.tsx";

interface Props {
  readonly certificate: CertificateRow;
  readonly day: string;
  /** Another one of the same course stands, so this one is history. */
  readonly isReplaced: boolean;
}

const TONES: Readonly<Record<Worth, string>> = { valid: "good", expiring: "fair", expired: "", withdrawn: "poor" };

export function CertificateCard({ certificate, day, isReplaced }: Props): JSX.Element {
  const [isShown, setShown] = useState(false);
  const { id, course, code, title, issued_on: issued } = certificate;
  const worth = worthOf(certificate, day);
  const address = `${location.origin}/verify/${code}`;
  return (
    <li class="sheet stack-tight">
      <span class="row spread">
        <strong>{say(title)}</strong>
        <span class={`tag ${TONES[worth]}`}>{sayWorth(certificate, worth)}</span>
      </span>
      <span class="hint">{t("certificates.issued", { day: sayDay(issued) })}</span>
      {worth === "expiring" && !isReplaced && <p>{t("certificates.renew")}</p>}
      {worth !== "valid" && !isReplaced && (
        <a class="button primary" href={`/learn/${course}`}>
          {worth === "expiring" ? t("certificates.renew_now") : t("certificates.earn_again")}
        </a>
      )}
      {worth !== "withdrawn" && (
        <span class="row">
          <Printed
            key={language.value}
            address={`/v1/certificates/${id}.pdf?lang=${language.value}`}
            file={`${course}.pdf`}
            verb={t("certificates.pdf")}
          />
          <button
            type="button"
            class="button"
            aria-expanded={isShown}
            onClick={() => {
              setShown(!isShown);
            }}
          >
            {t("certificates.show_code")}
          </button>
        </span>
      )}
      {isShown && (
        <figure class="stack-tight code">
          <Squares text={address} label={t("certificates.code_for", { name: say(title) })} />
          <figcaption class="hint">
            {t("certificates.scan")} <a href={`/verify/${code}`}>{code}</a>
          </figcaption>
        </figure>
      )}
    </li>
  );
}

function sayWorth({ expires_on: expires }: CertificateRow, worth: Worth): string {
  if (worth === "withdrawn") return t("certificates.withdrawn");
  if (worth === "expired") return t("certificates.expired", { day: sayDay(expires ?? "") });
  return expires === null ? t("certificates.for_ever") : t("certificates.valid_until", { day: sayDay(expires) });
}
