/** The answer to the one question a shopper has here: has everything arrived? */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { waiting } from "../outbox/chip.tsx";
import { Icon } from "../ui/icons.tsx";

export function Summary(): JSX.Element | null {
  const counted = waiting.value;
  if (counted === null) return null;
  const { acts, photos, problems, drafts } = counted;
  const isSafe = acts + photos + problems === 0;
  return (
    <section class="sheet stack" aria-live="polite">
      <h2 class={`row ${isSafe ? "good" : "fair"}`}>
        <Icon name={isSafe ? "done" : "queue"} />
        {isSafe ? t("outbox.all_safe") : t("outbox.not_yet")}
      </h2>
      {isSafe && <p>{t("outbox.all_safe_why")}</p>}
      {acts + photos > 0 && <p>{t("outbox.not_yet_what", { acts, photos })}</p>}
      {drafts > 0 && <p>{t("outbox.drafts_here", { n: drafts })}</p>}
    </section>
  );
}
