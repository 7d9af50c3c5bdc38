/** What concerns the app as a whole: a window that keeps nothing; and between visits only, a session that ended, and a newer release. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { takeUpdate, waitingWorker } from "../pwa.ts";
import { isExpired } from "../session/session.ts";
import { InWeChat } from "./in-wechat.tsx";
import { isInWeChat } from "./install.ts";

/** `path`: where the app is. */
export function Banners({ path }: { readonly path: string }): JSX.Element | null {
  const isTaken = useSignal(false);
  const isHeld = useSignal(false);
  const isAtVisit = /^\/visits\/./u.test(path);
  if (isInWeChat()) return <InWeChat />;
  if (isAtVisit) return null;
  // The queue says it in its own place.
  if (isExpired.value && path !== "/queue") {
    return (
      <div class="notice bad row spread banner" role="alert">
        <p>{t("outbox.signed_out")}</p>
        <a class="button" href="/sign-in">
          {t("outbox.sign_in")}
        </a>
      </div>
    );
  }
  if (waitingWorker.value === null) return null;
  const take = async (): Promise<void> => {
    isTaken.value = true;
    isTaken.value = await takeUpdate();
    isHeld.value = !isTaken.value;
  };
  return (
    <div class="notice row spread banner" role="status">
      <p>{isHeld.value ? t("app.update_held") : t("app.update_ready")}</p>
      <button type="button" class="button" disabled={isTaken.value} onClick={() => void take()}>
        {isTaken.value ? t("app.loading") : t("app.update_now")}
      </button>
    </div>
  );
}
