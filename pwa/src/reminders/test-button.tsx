/** Sends a test and says whether it arrived, as far as anybody can know. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { TestOutcome } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { tryTo } from "../settings/me.tsx";

interface Props {
  /** The channel; without one it is mail. */
  readonly channelId?: string;
  /** What is tried, for those who hear the button without seeing what stands beside it. */
  readonly name?: string;
  readonly onTested: () => void;
}

export function TestButton({ channelId, name, onTested }: Props): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const test = async (): Promise<void> => {
    setBusy(true);
    let words = "";
    const problem = await tryTo(async () => {
      words = sayOutcome(await send(channelId));
    }, "");
    setSaid(problem || words);
    setBusy(false);
    onTested();
  };
  const label = name === undefined ? {} : { "aria-label": t("reminders.test_named", { name }) };
  return (
    <>
      <button type="button" class="button" disabled={isBusy} onClick={() => void test()} {...label}>
        {t("reminders.test")}
      </button>
      <span role="status">{isBusy ? t("reminders.testing") : said}</span>
    </>
  );
}

async function send(channelId: string | undefined): Promise<TestOutcome> {
  if (channelId === undefined) return await call("POST /v1/me/reminders/mail/test");
  return await call("POST /v1/me/reminders/channels/{channel_id}/test", { path: { channel_id: channelId } });
}

function sayOutcome({ outcome }: TestOutcome): string {
  return {
    sent: t("reminders.test_sent"),
    failed: t("reminders.test_failed"),
    away: t("reminders.test_away"),
    unknown: t("reminders.test_unknown"),
  }[outcome];
}
