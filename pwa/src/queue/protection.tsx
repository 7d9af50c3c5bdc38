/** How safe this phone keeps what is not sent, and how to make it safer. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { askToPersist, readStorage } from "../sync/storage.ts";

export function Protection(): JSX.Element | null {
  const isProtected = useSignal<boolean | null>(null);
  useEffect(() => {
    void readStorage().then(({ isPersisted }) => (isProtected.value = isPersisted));
  }, []);
  if (isProtected.value === null) return null;
  if (isProtected.value) return <p class="hint">{t("outbox.protected")}</p>;
  const ask = async (): Promise<void> => {
    isProtected.value = await askToPersist();
  };
  return (
    <div class="row spread">
      <p class="hint">{t("outbox.unprotected")}</p>
      <button type="button" class="button" onClick={() => void ask()}>
        {t("outbox.protect")}
      </button>
    </div>
  );
}
