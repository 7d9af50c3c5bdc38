/** Name, language and look. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { ApiProblem } from "../api/client.ts";
import { type Language, LANGUAGES, language, speakLanguage, t } from "../i18n/index.ts";
import { changeMe, me } from "../session/session.ts";
import { chooseTheme, type Theme, theme, THEMES } from "../ui/theme.ts";
import { Choice } from "./choice.tsx";

const NAMES = { "zh-Hans": "中文", en: "English" } as const;

export function AboutMe(): JSX.Element {
  const said = useSignal("");
  const rename = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    said.value = await tryTo(() => changeMe({ name }), t("settings.name_saved"));
  };
  return (
    <section class="sheet stack" aria-labelledby="me">
      <h2 id="me">{t("settings.me")}</h2>
      <form class="stack" onSubmit={(event) => void rename(event)}>
        <div class="field">
          <label for="name">{t("settings.name")}</label>
          <input
            class="input"
            id="name"
            name="name"
            required
            maxLength={200}
            defaultValue={me.value?.user.name ?? ""}
          />
        </div>
        <div class="row">
          <button class="button">{t("app.save")}</button>
          <p role="status">{said.value}</p>
        </div>
      </form>
      <p class="hint">{me.value?.user.email}</p>
      <Choice
        legend={t("settings.language")}
        name="language"
        all={LANGUAGES.map((each) => ({ value: each, words: NAMES[each], lang: each }))}
        chosen={language.value}
        onChoose={(each) => void speakIt(each)}
      />
      <Choice
        legend={t("settings.look")}
        name="theme"
        all={THEMES.map((each) => ({ value: each, words: nameOf(each) }))}
        chosen={theme.value}
        onChoose={chooseTheme}
      />
    </section>
  );
}

/** Speak it now; mail and PDFs follow when there is a signal. */
async function speakIt(chosen: Language): Promise<void> {
  await speakLanguage(chosen);
  await tryTo(() => changeMe({ language: chosen }), "");
}

/** Do something on the server and give the words for what came of it. */
export async function tryTo(work: () => Promise<unknown>, done: string): Promise<string> {
  try {
    await work();
    return done;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.isUnknown) return t("app.offline");
    return error.errors[0]?.detail ?? (error.message || error.title);
  }
}

function nameOf(each: Theme): string {
  return {
    system: t("settings.theme_system"),
    light: t("settings.theme_light"),
    dark: t("settings.theme_dark"),
  }[each];
}
