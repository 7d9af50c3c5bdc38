/** Where and when one is told once a day what is due: this browser, mail, other browsers, the robots of chat groups. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { Reminders as Told } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { useReading } from "../reading/readings.ts";
import { OtherBrowsers, Robots } from "../reminders/channels.tsx";
import { AtHour, ByMail } from "../reminders/mail-and-hour.tsx";
import { ThisBrowser } from "../reminders/this-browser.tsx";
import { roles } from "../session/session.ts";
import { Shell } from "../ui/shell.tsx";
import "../reading/reading.css";
import "../manage/manage.css";
import "../settings/settings.css";

/** Who leads or teaches has groups to tell; everybody else sees robots only if they added one. */
const LEADING = ["manager", "trainer", "admin"] as const;

export default function Reminders(): JSX.Element {
  const reading = useReading<Told>(
    "reminders",
    async (signal) => await call("GET /v1/me/reminders", { signal }),
    false,
  );
  const { value, again } = reading;
  const hasGroups = LEADING.some((role) => roles.value.has(role));
  return (
    <Shell title={t("reminders.title")} back="/settings">
      <div class="stack settings">
        <p>{t("reminders.why")}</p>
        <Trouble {...reading} />
        {value === null && reading.isLoading && <Skeleton lines={8} />}
        {value !== null && (
          <>
            <ThisBrowser pushKey={value.push_key} channels={value.channels} onChanged={again} />
            <ByMail reminders={value} onChanged={again} />
            <AtHour reminders={value} onChanged={again} />
            <OtherBrowsers channels={value.channels} onChanged={again} />
            {(hasGroups || value.channels.some(({ kind }) => kind === "webhook")) && (
              <Robots channels={value.channels} onChanged={again} />
            )}
          </>
        )}
      </div>
    </Shell>
  );
}
