/** How to install the app, in the way this browser knows; nothing where it is installed or cannot be. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { install, installOffer, isApple, isInstalled, isInWeChat } from "./install.ts";

export function InstallHint(): JSX.Element | null {
  if (isInstalled() || isInWeChat()) return null;
  if (isApple()) return <p class="notice">{t("outbox.install_apple")}</p>;
  if (installOffer.value === null) return null;
  return (
    <div class="row spread">
      <p class="hint">{t("outbox.install_why")}</p>
      <button type="button" class="button" onClick={() => void install()}>
        {t("outbox.install")}
      </button>
    </div>
  );
}
