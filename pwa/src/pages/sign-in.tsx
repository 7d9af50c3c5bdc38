/** Signing in: two fields, a third only when the server asks for it. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { ApiProblem } from "../api/client.ts";
import { LANGUAGES, language, speakLanguage, t } from "../i18n/index.ts";
import { isExpired, me, signIn } from "../session/session.ts";
import { InWeChat } from "../ui/in-wechat.tsx";
import "./sign-in.css";

const NAMES = { "zh-Hans": "中文", en: "English" } as const;

export default function SignIn(): JSX.Element {
  const problem = useSignal<string | null>(null);
  const isBusy = useSignal(false);
  const needsCode = useSignal(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const read = (name: string): string => String(form.get(name) ?? "");
    [isBusy.value, problem.value] = [true, null];
    try {
      await signIn(read("email"), read("password"), read("totp"));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      needsCode.value ||= error.type.includes("totp") || error.type.includes("code");
      problem.value = error.isUnknown ? t("session.no_signal") : error.message || error.title;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <main class="sign-in stack">
      <InWeChat />
      <div class="brand">
        <h1>{t("app.name")}</h1>
        <p class="hint">{t("session.promise")}</p>
      </div>
      {isExpired.value && <p class="notice">{t("session.expired")}</p>}
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <div class="field">
          <label for="email">{t("session.email")}</label>
          <input
            class="input"
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            defaultValue={me.value?.user.email ?? ""}
          />
        </div>
        <div class="field">
          <label for="password">{t("session.password")}</label>
          <input class="input" id="password" name="password" type="password" autocomplete="current-password" required />
        </div>
        {needsCode.value && (
          <div class="field">
            <label for="totp">{t("session.totp")}</label>
            <input class="input" id="totp" name="totp" inputMode="numeric" autocomplete="one-time-code" maxLength={8} />
          </div>
        )}
        {problem.value !== null && (
          <p class="notice bad" role="alert">
            {problem.value}
          </p>
        )}
        <button class="button primary" disabled={isBusy.value}>
          {isBusy.value ? t("session.wait") : t("session.submit")}
        </button>
      </form>
      <p class="row">
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            class="button quiet"
            lang={each}
            aria-pressed={each === language.value}
            onClick={() => void speakLanguage(each)}
          >
            {NAMES[each]}
          </button>
        ))}
      </p>
    </main>
  );
}
