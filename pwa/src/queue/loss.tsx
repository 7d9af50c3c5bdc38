/** That the browser cleared this phone, and how much is gone; it stands on every screen until it was read. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { me } from "../session/session.ts";
import { acknowledgeLoss, lost } from "../sync/lost.ts";

export function Loss(): JSX.Element | null {
  const owner = me.value?.user.id;
  if (lost.value === 0 || owner === undefined) return null;
  return (
    <div class="notice bad stack" role="alert">
      <p>{t("outbox.lost", { n: lost.value })}</p>
      <p>
        <button
          type="button"
          class="button"
          onClick={() => {
            acknowledgeLoss(owner);
          }}
        >
          {t("outbox.lost_read")}
        </button>
      </p>
    </div>
  );
}
