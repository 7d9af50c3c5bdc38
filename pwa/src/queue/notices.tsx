/** What stands in the way of sending, and what to do about it. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { waiting } from "../outbox/chip.tsx";
import { mayPhotosGo } from "../outbox/network.ts";
import { pause } from "../outbox/status.ts";
import { isExpired } from "../session/session.ts";

export function Notices(): JSX.Element {
  const isWifiWanted = useSignal(false);
  useEffect(() => {
    void mayPhotosGo().then((may) => (isWifiWanted.value = !may));
  }, []);
  const why = isExpired.value ? "signed-out" : pause.value;
  return (
    <>
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
