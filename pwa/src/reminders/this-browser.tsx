/** This browser: what it can do for reminders, in plain words, and the button that turns them on or off here. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { ApiProblem } from "../api/client.ts";
import type { ReminderChannel } from "../api/types.gen.ts";
import { readFact } from "../db/meta.ts";
import { t } from "../i18n/index.ts";
import { tryTo } from "../settings/me.tsx";
import { readStanding, type Standing, subscribe, unsubscribe } from "./browser.ts";
import { Last } from "./last.tsx";
import { TestButton } from "./test-button.tsx";

interface Props {
  readonly pushKey: string;
  readonly channels: readonly ReminderChannel[];
  readonly onChanged: () => void;
}

export function ThisBrowser({ pushKey, channels, onChanged }: Props): JSX.Element {
  const [standing, setStanding] = useState<Standing | null>(null);
  const [ownId, setOwnId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const look = async (): Promise<void> => {
    setOwnId((await readFact("push"))?.channel_id ?? null);
    setStanding(await readStanding());
  };
  useEffect(() => void look(), []);
  const act = async (change: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setSaid(await tryToSubscribe(change));
    setBusy(false);
    await look();
    onChanged();
  };
  const own = channels.find(({ id }) => id === ownId);
  // Taken away on another device: here it only looks as if it were on.
  const shown = standing === "on" && own === undefined ? "off" : standing;
  return (
    <section class="sheet stack" aria-labelledby="here">
      <h2 id="here">{t("reminders.here")}</h2>
      {shown !== null && <p>{sayStanding(shown)}</p>}
      {own !== undefined && shown === "on" && <Last channel={own} />}
      <div class="row">
        {shown === "off" && (
          <button
            type="button"
            class="button primary"
            disabled={isBusy}
            onClick={() => void act(() => subscribe(pushKey))}
          >
            {t("reminders.turn_on")}
          </button>
        )}
        {shown === "on" && own !== undefined && <TestButton channelId={own.id} onTested={onChanged} />}
        {shown === "on" && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void act(unsubscribe)}>
            {t("reminders.turn_off")}
          </button>
        )}
      </div>
      <p role="status" class={said === "" ? "only-heard" : "notice"}>
        {said}
      </p>
    </section>
  );
}

async function tryToSubscribe(change: () => Promise<void>): Promise<string> {
  try {
    return await tryTo(change, "");
  } catch (error) {
    if (error instanceof ApiProblem || !(error instanceof Error)) throw error;
    // The browser's own: it did not reach the push service of its maker, or has none.
    return t("reminders.no_service");
  }
}

function sayStanding(standing: Standing): string {
  return {
    wechat: t("reminders.in_wechat"),
    install: t("reminders.install_first"),
    unsupported: t("reminders.unsupported"),
    refused: t("reminders.refused"),
    off: t("reminders.is_off"),
    on: t("reminders.is_on"),
  }[standing];
}
