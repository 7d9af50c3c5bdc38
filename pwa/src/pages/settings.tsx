/** Settings: about me, about this device, about where else I am signed in, and the way out. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { ThisDevice } from "../settings/device.tsx";
import { AboutMe } from "../settings/me.tsx";
import { Sessions } from "../settings/sessions.tsx";
import { SignOut } from "../settings/sign-out.tsx";
import { Support } from "../settings/support.tsx";
import { Shell } from "../ui/shell.tsx";
import "../settings/settings.css";

export default function Settings(): JSX.Element {
  return (
    <Shell title={t("app.settings")}>
      <div class="stack settings">
        <AboutMe />
        <p>
          <a class="button" href="/reminders">
            {t("settings.reminders")}
          </a>
        </p>
        <ThisDevice />
        <Sessions />
        <Support />
        <SignOut />
      </div>
    </Shell>
  );
}
