/** The way out of WeChat's window, which keeps nothing reliably; on every screen, also before anybody has signed in. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { isInWeChat } from "./install.ts";

export function InWeChat(): JSX.Element | null {
  if (!isInWeChat()) return null;
  return (
    <p class="notice bad" role="alert">
      {t("app.open_in_browser")}
    </p>
  );
}
