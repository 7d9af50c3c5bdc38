/** Whether photos wait for a Wi-Fi, where the browser can tell. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { noteFact, readFact } from "../db/meta.ts";
import { t } from "../i18n/index.ts";
import { kick } from "../outbox/enqueue.ts";
import { knowsNetwork } from "../outbox/network.ts";
import "./this-phone.css";

export function WifiOnly(): JSX.Element {
  const isWifiOnly = useSignal(false);
  useEffect(() => {
    void readFact("wifi_only").then((kept) => (isWifiOnly.value = kept === true));
  }, []);
  const choose = async (isWanted: boolean): Promise<void> => {
    await noteFact("wifi_only", isWanted);
    isWifiOnly.value = isWanted;
    kick();
  };
  return (
    <>
      <label class="row wifi-only">
        <input
          type="checkbox"
          checked={isWifiOnly.value}
          disabled={!knowsNetwork()}
          onChange={(event) => void choose(event.currentTarget.checked)}
        />
        {t("settings.wifi_only")}
      </label>
      {!knowsNetwork() && <p class="hint">{t("settings.wifi_unknown")}</p>}
    </>
  );
}
