/** What became of the last reminder by a channel, or why it is switched off. */

import type { JSX } from "preact";

import type { LastTold, ReminderChannel } from "../api/types.gen.ts";
import { formatDate, t } from "../i18n/index.ts";

type Told = Pick<ReminderChannel, "last"> & { readonly is_on?: boolean };

export function Last({ channel }: { readonly channel: Told }): JSX.Element | null {
  if (channel.is_on === false) return <p class="poor">{t("reminders.switched_off")}</p>;
  return channel.last === null ? null : <p class="hint">{sayLast(channel.last)}</p>;
}

function sayLast({ day, state }: LastTold): string {
  // A day of the calendar, without a zone that could shift it.
  const when = formatDate(`${day}T12:00:00Z`, { dateStyle: "medium" }, "UTC");
  return {
    queued: t("reminders.last_queued", { when }),
    sending: t("reminders.last_queued", { when }),
    sent: t("reminders.last_sent", { when }),
    failed: t("reminders.last_failed", { when }),
    unknown: t("reminders.last_unknown", { when }),
  }[state];
}
