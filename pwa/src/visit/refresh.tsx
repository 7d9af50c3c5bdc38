/** The button that asks for news. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { ApiProblem } from "../api/client.ts";
import { t } from "../i18n/index.ts";

/** Ask the server for news, in place of pulling the list down: a thumb finds a button, and so does a keyboard. */
export function Refresh(): JSX.Element {
  const isBusy = useSignal(false);
  const said = useSignal("");
  const refresh = async (): Promise<void> => {
    [isBusy.value, said.value] = [true, ""];
    try {
      // Loaded apart: the first screen is shown before anything of it is needed.
      const { pull } = await import("../sync/pull.ts");
      await pull();
      said.value = t("visits.fresh");
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      said.value = error.isUnknown ? t("app.offline") : error.message || error.title;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <div class="row spread">
      <p class="hint" role="status">
        {said.value}
      </p>
      <button type="button" class="button" disabled={isBusy.value} onClick={() => void refresh()}>
        {isBusy.value ? t("app.loading") : t("visits.refresh")}
      </button>
    </div>
  );
}
