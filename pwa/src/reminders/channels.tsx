/** Other browsers and the robots of chat groups: how each stands, a test, and the way to take it away. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { ReminderChannel, RobotRequest } from "../api/types.gen.ts";
import { readFact } from "../db/meta.ts";
import { t } from "../i18n/index.ts";
import { ConfirmButton } from "../manage/confirm.tsx";
import { SelectField, TextField } from "../manage/fields.tsx";
import { FormEnd } from "../manage/form-end.tsx";
import { useForm } from "../manage/forms.ts";
import { Last } from "./last.tsx";
import { TestButton } from "./test-button.tsx";

interface Props {
  readonly channels: readonly ReminderChannel[];
  readonly onChanged: () => void;
}

type Shape = RobotRequest["shape"];
const SHAPES = ["wecom", "dingtalk", "feishu"] as const satisfies readonly Shape[];

export function OtherBrowsers({ channels, onChanged }: Props): JSX.Element | null {
  const [ownId, setOwnId] = useState<string | null>(null);
  useEffect(() => void readFact("push").then((known) => setOwnId(known?.channel_id ?? null)), [channels]);
  const others = channels.filter(({ kind, id }) => kind === "push" && id !== ownId);
  if (others.length === 0) return null;
  return (
    <section class="sheet stack" aria-labelledby="others">
      <h2 id="others">{t("reminders.other_browsers")}</h2>
      <Channels channels={others} onChanged={onChanged} />
    </section>
  );
}

export function Robots({ channels, onChanged }: Props): JSX.Element {
  const [isAdding, setAdding] = useState(false);
  return (
    <section class="sheet stack" aria-labelledby="robots">
      <h2 id="robots">{t("reminders.robots")}</h2>
      <p class="hint">{t("reminders.robots_hint")}</p>
      <Channels channels={channels.filter(({ kind }) => kind === "webhook")} onChanged={onChanged} />
      {isAdding ? (
        <NewRobot
          onAdded={() => {
            setAdding(false);
            onChanged();
          }}
        />
      ) : (
        <p>
          <button
            type="button"
            class="button"
            onClick={() => {
              setAdding(true);
            }}
          >
            {t("reminders.add_robot")}
          </button>
        </p>
      )}
    </section>
  );
}

function Channels({ channels, onChanged }: Props): JSX.Element | null {
  if (channels.length === 0) return null;
  return (
    <ul class="stack">
      {channels.map((each) => (
        <li key={each.id} class="stack channel">
          <div>
            <h3>{nameOf(each)}</h3>
            <p class="hint">{each.shape === null ? each.host : `${sayShape(each.shape)} · ${each.host}`}</p>
            <Last channel={each} />
          </div>
          <div class="row">
            <TestButton channelId={each.id} name={nameOf(each)} onTested={onChanged} />
            <ConfirmButton
              title={t("reminders.remove_title", { name: nameOf(each) })}
              means={t("reminders.remove_means")}
              verb={t("reminders.remove")}
              act={async () => {
                await call("DELETE /v1/me/reminders/channels/{channel_id}", { path: { channel_id: each.id } });
                onChanged();
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function NewRobot({ onAdded }: { readonly onAdded: () => void }): JSX.Element {
  const form = useForm(["/shape", "/name", "/url", "/secret"], async (values) => {
    const shape = SHAPES.find((each) => each === values["/shape"]) ?? SHAPES[0];
    const { "/name": name = "", "/url": url = "", "/secret": secret = "" } = values;
    await call("POST /v1/me/reminders/robots", { body: { shape, name, url, secret } });
    onAdded();
  });
  return (
    <form class="stack" onSubmit={form.submit}>
      <SelectField
        label={t("reminders.house")}
        at="/shape"
        form={form}
        value={SHAPES[0]}
        options={SHAPES.map((each) => [each, sayShape(each)] as const)}
      />
      <TextField label={t("reminders.group")} at="/name" form={form} required />
      <TextField label={t("reminders.url")} at="/url" form={form} hint={t("reminders.url_hint")} required />
      <TextField label={t("reminders.secret")} at="/secret" form={form} hint={t("reminders.secret_hint")} />
      <FormEnd form={form} name={t("reminders.add")} />
    </form>
  );
}

function nameOf({ name, host }: ReminderChannel): string {
  return name || host;
}

function sayShape(shape: string): string {
  const names: Readonly<Record<string, string>> = {
    wecom: t("reminders.wecom"),
    dingtalk: t("reminders.dingtalk"),
    feishu: t("reminders.feishu"),
  };
  return names[shape] ?? shape;
}
