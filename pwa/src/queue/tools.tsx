/** Sending now, and saving what cannot be sent. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { waiting } from "../outbox/chip.tsx";
import { isSending } from "../outbox/status.ts";
import { handOver } from "./hand-over.ts";

export function Tools(): JSX.Element {
  const said = useSignal("");
  const isBusy = useSignal(false);
  const count = waiting.value;
  const hasUnsent = count !== null && count.acts + count.photos + count.problems + count.drafts > 0;
  const save = async (): Promise<void> => {
    [isBusy.value, said.value] = [true, ""];
    said.value = await exportNow();
    isBusy.value = false;
  };
  return (
    <section class="stack">
      <div class="row">
        <button type="button" class="button primary" disabled={isSending.value} onClick={() => void send()}>
          {isSending.value ? t("outbox.sending_now") : t("outbox.send_now")}
        </button>
        {hasUnsent && (
          <button type="button" class="button" disabled={isBusy.value} onClick={() => void save()}>
            {t("outbox.export")}
          </button>
        )}
      </div>
      <p role="status" class={said.value === "" ? "only-heard" : ""}>
        {said.value}
      </p>
      {hasUnsent && <p class="hint">{t("outbox.export_hint")}</p>}
    </section>
  );
}

async function send(): Promise<void> {
  const { sendNow } = await import("../outbox/triggers.ts");
  await sendNow();
}

/** Make the file, hand it over, and say what came of it. */
async function exportNow(): Promise<string> {
  const { exportUnsent, NoKeyError } = await import("../outbox/export.ts");
  try {
    const exported = await exportUnsent();
    if (exported === null) return t("outbox.export_none");
    await handOver(exported.file);
    return t("outbox.exported", { acts: exported.acts, photos: exported.photos });
  } catch (error) {
    return error instanceof NoKeyError ? t("outbox.export_no_key") : t("app.failed");
  }
}
