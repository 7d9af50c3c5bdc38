/** What concerns the app as a whole: a newer release, offered between visits only, and a window that keeps nothing. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { takeUpdate, waitingWorker } from "../pwa.ts";
import { InWeChat } from "./in-wechat.tsx";
import { isInWeChat } from "./install.ts";

/** `path`: where the app is. */
export function Banners({ path }: { readonly path: string }): JSX.Element | null {
  const isTaken = useSignal(false);
  const isHeld = useSignal(false);
  const isAtVisit = /^\/visits\/./u.test(path);
  if (isInWeChat()) return <InWeChat />;
  if (waitingWorker.value === null || isAtVisit) return null;
  const take = async (): Promise<void> => {
    isTaken.value = true;
    isTaken.value = await takeUpdate();
    isHeld.value = !isTaken.value;
  };
  return (
    <div class="notice row spread" role="status">
      <p>{isHeld.value ? t("app.update_held") : t("app.update_ready")}</p>
      <button type="button" class="button" disabled={isTaken.value} onClick={() => void take()}>
        {isTaken.value ? t("app.loading") : t("app.update_now")}
      </button>
    </div>
  );
}
