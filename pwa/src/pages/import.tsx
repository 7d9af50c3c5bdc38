/** Questions of another system: a trainer hands in a file and sees what it holds before anything goes into a course. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { ApiProblem } from "../api/client.ts";
import { type Language, language, speakLanguage, t } from "../i18n/index.ts";
import { Preview } from "../importing/preview.tsx";
import { type Imported, readQuestionFile } from "../importing/read-file.ts";
import { Shell } from "../ui/shell.tsx";
import "../learn/learn.css";

const FORMATS = ".gift,.txt,.xml,.zip,.xlsx,.xls,.ods,.docx";

export default function Import(): JSX.Element {
  const imported = useSignal<Imported | null>(null);
  const written = useSignal<Language>(language.value);
  const problem = useSignal("");
  const isBusy = useSignal(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const file = data.get("file");
    if (!(file instanceof File) || file.size === 0) return;
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    isBusy.value = true;
    problem.value = "";
    try {
      const exposure = text("exposure") === "exam" ? "exam" : "practice";
      const wish = { file, language: written.value, topic: text("topic"), lesson: text("lesson"), exposure } as const;
      imported.value = await readQuestionFile(wish);
      // Questions show in the language they are written in.
      if (language.value !== written.value) await speakLanguage(written.value);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      imported.value = null;
      problem.value = error.isUnknown ? t("app.offline") : (error.errors[0]?.detail ?? error.message);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Shell title={t("importing.title")}>
      <div class="stack learn">
        <p>{t("importing.intro")}</p>
        <form
          class="sheet stack"
          onSubmit={(event) => {
            event.preventDefault();
            void send(event.currentTarget);
          }}
        >
          <div class="field">
            <label for="file">{t("importing.file")}</label>
            <input id="file" name="file" type="file" class="input" accept={FORMATS} required />
          </div>
          <div class="field">
            <label for="written">{t("importing.language")}</label>
            <select
              id="written"
              class="input"
              value={written.value}
              onChange={(event) => {
                written.value = event.currentTarget.value === "en" ? "en" : "zh-Hans";
              }}
            >
              <option value="zh-Hans">中文</option>
              <option value="en">English</option>
            </select>
          </div>
          <div class="field">
            <label for="topic">{t("importing.topic")}</label>
            <input id="topic" name="topic" class="input" autocomplete="off" placeholder="queue" />
          </div>
          <div class="field">
            <label for="lesson">{t("importing.lesson")}</label>
            <input id="lesson" name="lesson" class="input" autocomplete="off" placeholder="wait" />
          </div>
          <div class="field">
            <label for="exposure">{t("importing.exposure")}</label>
            <select id="exposure" name="exposure" class="input">
              <option value="practice">{t("importing.practice")}</option>
              <option value="exam">{t("importing.exam")}</option>
            </select>
          </div>
          {problem.value !== "" && (
            <p class="notice bad" role="alert">
              {problem.value}
            </p>
          )}
          <button type="submit" class="button primary" disabled={isBusy.value}>
            {isBusy.value ? t("importing.reading") : t("importing.read")}
          </button>
        </form>
        {imported.value !== null && <Preview imported={imported.value} language={written.value} />}
      </div>
    </Shell>
  );
}
