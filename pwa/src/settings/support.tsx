/** What support may ask for: the log of sending and the name of the build. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { logText } from "../outbox/log.ts";
import { appBuild } from "../ui/install.ts";

export function Support(): JSX.Element {
  const log = useSignal<string | null>(null);
  const said = useSignal("");
  const copy = async (): Promise<void> => {
    log.value = await logText();
    try {
      await navigator.clipboard.writeText(`${appBuild()}\n${navigator.userAgent}\n${log.value}`);
      said.value = t("settings.copied");
    } catch {
      said.value = ""; // the log is shown now and can be marked by hand
    }
  };
  const show = async (): Promise<void> => {
    log.value = await logText();
  };
  return (
    <section class="sheet stack" aria-labelledby="support">
      <h2 id="support">{t("settings.support")}</h2>
      <p class="hint">{t("settings.support_hint")}</p>
      <div class="row">
        <button type="button" class="button" onClick={() => void copy()}>
          {t("settings.copy_log")}
        </button>
        <button type="button" class="button quiet" onClick={() => void show()}>
          {t("settings.show_log")}
        </button>
        <p role="status">{said.value}</p>
      </div>
      {log.value !== null && (
        <pre class="log" tabIndex={0} aria-label={t("settings.support")}>
          {log.value || t("settings.log_empty")}
        </pre>
      )}
      <p class="hint">{t("settings.build", { name: appBuild() })}</p>
    </section>
  );
}
