/** One visit in the queue: how far it is, and why it is not further. */

import type { JSX } from "preact";

import { formatDate, say, t } from "../i18n/index.ts";
import { wordsFor } from "../outbox/reasons.ts";
import { hasOtherDraft } from "../sync/joining.ts";
import { addressOf, nameOfState } from "../visit/visit-card.tsx";
import { Reopen } from "./reopen.tsx";
import type { QueuedVisit } from "./view.ts";

export function QueuedVisitRow({ row }: { readonly row: QueuedVisit }): JSX.Element {
  const { visit, photos, slowest, waitsElsewhere } = row;
  const name = say(visit.planned.store.name);
  return (
    <li class="sheet stack">
      <div class="row spread">
        <a class="place" href={addressOf(visit)}>
          <strong>{name}</strong>
        </a>
        <span class="tag">{nameOfState(visit)}</span>
      </div>
      {photos.all > 0 && (
        <p class="stack">
          <span class="number">{t("outbox.photos_of", photos)}</span>
          <progress value={photos.done} max={photos.all} aria-label={`${name}: ${t("outbox.photos_of", photos)}`} />
        </p>
      )}
      {slowest !== null && (
        <p class="hint">
          {wordsFor(slowest.lastError).join(" ")} {t("outbox.tried", { n: slowest.attempts })}
          {slowest.notBefore > Date.now() &&
            ` ${t("outbox.next_try", { when: formatDate(new Date(slowest.notBefore), { timeStyle: "medium" }) })}`}
        </p>
      )}
      {waitsElsewhere && photos.done === photos.all && <p class="hint">{t("outbox.elsewhere")}</p>}
      {visit.state === "ready" && <Reopen visitId={visit.id} />}
      {hasOtherDraft(visit) && <p class="notice">{t("outbox.other_draft")}</p>}
    </li>
  );
}
