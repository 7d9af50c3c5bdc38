/** What stands in the way of sending, and what to do about it. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { waiting } from "../outbox/chip.tsx";
import { mayPhotosGo } from "../outbox/network.ts";
import { pause } from "../outbox/status.ts";
import { isExpired, me } from "../session/session.ts";
import { acknowledgeLoss, lost } from "../sync/lost.ts";

export function Notices(): JSX.Element {
  const isWifiWanted = useSignal(false);
  useEffect(() => {
    void mayPhotosGo().then((may) => (isWifiWanted.value = !may));
  }, []);
  const why = isExpired.value ? "signed-out" : pause.value;
  const owner = me.value?.user.id ?? "";
  return (
    <>
      {lost.value > 0 && (
        <div class="notice bad stack" role="alert">
          <p>{t("outbox.lost", { n: lost.value })}</p>
          <p>
            <button type="button" class="button" onClick={() => acknowledgeLoss(owner)}>
              {t("outbox.lost_read")}
            </button>
          </p>
        </div>
      )}
      {(why === "signed-out" || why === "other-person") && (
        <div class="notice bad stack" role="alert">
          <p>{why === "signed-out" ? t("outbox.signed_out") : t("outbox.other_person")}</p>
          <p>
            <a class="button primary" href="/sign-in" onClick={() => (isExpired.value = true)}>
              {t("outbox.sign_in")}
            </a>
          </p>
        </div>
      )}
      {why === "no-answer" && <p class="notice">{t("outbox.no_answer")}</p>}
      {isWifiWanted.value && (waiting.value?.photos ?? 0) > 0 && <p class="notice">{t("outbox.wifi_waits")}</p>}
    </>
  );
}
