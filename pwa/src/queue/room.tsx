/** How much of the browser's room on this phone is used. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { formatNumber, t } from "../i18n/index.ts";
import { readStorage, type Storage } from "../sync/storage.ts";
import "./this-phone.css";

export function Room(): JSX.Element | null {
  const storage = useSignal<Storage | null>(null);
  useEffect(() => {
    void readStorage().then((read) => (storage.value = read));
  }, []);
  if (storage.value === null) return null;
  const { usedBytes, quotaBytes } = storage.value;
  if (usedBytes === null || quotaBytes === null) return <p>{t("settings.used_unknown")}</p>;
  const words = t("settings.used", { used: inWords(usedBytes), quota: inWords(quotaBytes) });
  return (
    <p class="stack room">
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
