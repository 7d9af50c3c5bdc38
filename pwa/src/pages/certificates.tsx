/** One's own certificates: what they are worth today, the paper, and a code that anybody can check; the list needs no signal. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { CertificateCard } from "../proofs/card.tsx";
import { inOrder, readCertificates, standing } from "../proofs/own.ts";
import { Shell } from "../ui/shell.tsx";
import { today } from "../ui/today.ts";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";
import "../proofs/proofs.css";

export default function Certificates(): JSX.Element {
  const seen = useWatched("certificates", readCertificates);
  const { value, hasFailed } = seen.value;
  const day = today();
  return (
    <Shell title={t("certificates.mine")} back="/learn">
      <div class="stack learn">
        {hasFailed && (
          <p class="notice bad" role="alert">
            {t("visits.unreadable")}
          </p>
        )}
        {value?.length === 0 && <p class="sheet">{t("certificates.none_yet")}</p>}
        <ul class="stack">
          {inOrder(value ?? [], day).map((one) => (
            <CertificateCard
              key={one.id}
              certificate={one}
              day={day}
              isReplaced={standing(value ?? [], one.course, day) !== null}
            />
          ))}
        </ul>
      </div>
    </Shell>
  );
}
