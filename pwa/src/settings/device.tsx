/** This device: which network photos use, how much room there is, and how safe it is. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { noteFact, readFact } from "../db/meta.ts";
import { formatNumber, t } from "../i18n/index.ts";
import { kick } from "../outbox/enqueue.ts";
import { knowsNetwork } from "../outbox/network.ts";
import { Protection } from "../queue/protection.tsx";
import { readStorage, type Storage } from "../sync/storage.ts";
import { InstallHint } from "../ui/install-hint.tsx";

export function ThisDevice(): JSX.Element {
  const isWifiOnly = useSignal(false);
  const storage = useSignal<Storage | null>(null);
  useEffect(() => {
    void readFact("wifi_only").then((kept) => (isWifiOnly.value = kept === true));
    void readStorage().then((read) => (storage.value = read));
  }, []);
  const choose = async (isWanted: boolean): Promise<void> => {
    await noteFact("wifi_only", isWanted);
    isWifiOnly.value = isWanted;
    kick();
  };
  return (
    <>
      <section class="sheet stack" aria-labelledby="sending">
        <h2 id="sending">{t("settings.sending")}</h2>
        <label class="row check">
          <input
            type="checkbox"
            checked={isWifiOnly.value}
            disabled={!knowsNetwork()}
            onChange={(event) => void choose(event.currentTarget.checked)}
          />
          {t("settings.wifi_only")}
        </label>
        {!knowsNetwork() && <p class="hint">{t("settings.wifi_unknown")}</p>}
      </section>
      <section class="sheet stack" aria-labelledby="storage">
        <h2 id="storage">{t("settings.storage")}</h2>
        {storage.value !== null && <Room storage={storage.value} />}
        <Protection />
        <InstallHint />
      </section>
    </>
  );
}

function Room({ storage: { usedBytes, quotaBytes } }: { readonly storage: Storage }): JSX.Element {
  if (usedBytes === null || quotaBytes === null) return <p>{t("settings.used_unknown")}</p>;
  const words = t("settings.used", { used: inWords(usedBytes), quota: inWords(quotaBytes) });
  return (
    <p class="stack">
      <span class="number">{words}</span>
      <meter value={usedBytes} max={quotaBytes} high={quotaBytes * 0.8} aria-label={words} />
    </p>
  );
}

function inWords(bytes: number): string {
  const isLarge = bytes >= 1e9;
  const unit = isLarge ? "gigabyte" : "megabyte";
  const style = { style: "unit", unit, maximumFractionDigits: isLarge ? 1 : 0 } as const;
  return formatNumber(bytes / (isLarge ? 1e9 : 1e6), style);
}
