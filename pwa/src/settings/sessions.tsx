/** The browsers one is signed in with, and ending those one no longer uses. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Session } from "../api/types.gen.ts";
import { formatDate, t } from "../i18n/index.ts";
import { tryTo } from "./me.tsx";

export function Sessions(): JSX.Element {
  const rows = useSignal<readonly Session[]>([]);
  const said = useSignal("");
  const load = async (): Promise<void> => {
    rows.value = (await call("GET /v1/me/sessions", { query: { limit: 50 } })).items;
  };
  const end = async (id: string): Promise<void> => {
    said.value = await tryTo(async () => {
      await call("DELETE /v1/me/sessions/{session_id}", { path: { session_id: id } });
      await load();
    }, "");
  };
  useEffect(() => {
    void tryTo(load, "").then((words) => (said.value = words));
  }, []);
  return (
    <section class="sheet stack" aria-labelledby="sessions">
      <h2 id="sessions">{t("settings.sessions")}</h2>
      <p class="hint">{t("settings.sessions_hint")}</p>
      <p role="status" class={said.value === "" ? "only-heard" : ""}>
        {said.value}
      </p>
      <ul class="stack">
        {rows.value.map(({ id, device, last_seen_at: seen, is_current: isThis }) => (
          <li key={id} class="row spread">
            <span>
              {device}
              <br />
              <span class="hint">
                {isThis
                  ? t("settings.this_device")
                  : t("settings.last_seen", { when: formatDate(seen, { dateStyle: "medium", timeStyle: "short" }) })}
              </span>
            </span>
            {!isThis && (
              <button
                type="button"
                class="button"
                aria-label={t("settings.end_named", { device })}
                onClick={() => void end(id)}
              >
                {t("settings.end")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
