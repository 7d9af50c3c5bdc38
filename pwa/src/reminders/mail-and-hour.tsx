/** Mail on or off, and the hour of the day at which one is told. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Reminders } from "../api/types.gen.ts";
import { formatDate, t } from "../i18n/index.ts";
import { tryTo } from "../settings/me.tsx";
import { Last } from "./last.tsx";
import { TestButton } from "./test-button.tsx";

interface Props {
  readonly reminders: Reminders;
  readonly onChanged: () => void;
}

export function ByMail({ reminders: { mail }, onChanged }: Props): JSX.Element {
  const [said, choose] = useChoice(onChanged);
  const set = (isOn: boolean): void => {
    choose(() => call("PUT /v1/me/reminders/mail", { body: { is_on: isOn } }));
  };
  return (
    <section class="sheet stack" aria-labelledby="mail">
      <h2 id="mail">{t("reminders.mail")}</h2>
      {mail.is_possible ? (
        <>
          <label class="row check">
            <input type="checkbox" checked={mail.is_on} onChange={(event) => set(event.currentTarget.checked)} />
            {t("reminders.mail_to", { address: mail.address })}
          </label>
          {mail.is_on && <Last channel={mail} />}
          <div class="row">
            <TestButton name={t("reminders.mail")} onTested={onChanged} />
          </div>
        </>
      ) : (
        <p class="hint">{t("reminders.no_mail")}</p>
      )}
      <Said words={said} />
    </section>
  );
}

export function AtHour({ reminders, onChanged }: Props): JSX.Element {
  const [said, choose] = useChoice(onChanged);
  const { hour, house_hour: ofTheHouse, hours } = reminders;
  const all = Array.from({ length: hours.last - hours.first + 1 }, (_, index) => hours.first + index);
  if (!all.includes(hour)) all.unshift(hour);
  const set = (chosen: number): void => {
    choose(() => call("PUT /v1/me/reminders/hour", { body: { hour: chosen === ofTheHouse ? null : chosen } }));
  };
  return (
    <section class="sheet stack" aria-labelledby="hour">
      <h2 id="hour">{t("reminders.when")}</h2>
      <div class="field">
        <label for="at">{t("reminders.hour")}</label>
        <select
          class="input"
          id="at"
          value={String(hour)}
          onChange={(event) => {
            set(Number(event.currentTarget.value));
          }}
        >
          {all.map((each) => (
            <option key={each} value={String(each)}>
              {sayHour(each)}
            </option>
          ))}
        </select>
      </div>
      <p class="hint">{t("reminders.quiet", { from: sayHour(hours.last + 1), to: sayHour(hour) })}</p>
      <Said words={said} />
    </section>
  );
}

function Said({ words }: { readonly words: string }): JSX.Element {
  return (
    <p role="status" class={words === "" ? "only-heard" : ""}>
      {words}
    </p>
  );
}

function useChoice(onChanged: () => void): readonly [string, (send: () => Promise<unknown>) => void] {
  const [said, setSaid] = useState("");
  const choose = async (send: () => Promise<unknown>): Promise<void> => {
    setSaid(await tryTo(send, t("settings.name_saved")));
    onChanged();
  };
  return [said, (send) => void choose(send)];
}

/** Write an hour as clocks in the reader's language do. */
function sayHour(hour: number): string {
  return formatDate(new Date(Date.UTC(2026, 0, 1, hour)), { hour: "numeric", minute: "2-digit" }, "UTC");
}
