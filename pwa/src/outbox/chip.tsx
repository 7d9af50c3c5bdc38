/** The chip in the corner: how much waits on this phone. It is always there and always true. */

import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { lost } from "../sync/lost.ts";
import { Icon, type IconName } from "../ui/icons.tsx";
import { isSending, pause } from "./status.ts";
import { NOTHING, type Waiting } from "./waiting.ts";

/** What waits, kept up to date by the outbox; null until it has been counted. */
export const waiting = signal<Waiting | null>(null);

const shown = computed<{ readonly words: string; readonly icon: IconName; readonly look: string }>(() => {
  const { acts, photos, problems, drafts } = waiting.value ?? NOTHING;
  if (waiting.value === null) return { words: t("outbox.chip_counting"), icon: "queue", look: "" };
  if (lost.value > 0) return { words: t("outbox.chip_lost", { n: lost.value }), icon: "warning", look: "poor" };
  if (problems > 0) return { words: t("outbox.chip_problem"), icon: "warning", look: "poor" };
  const n = acts + photos;
  if (n + drafts > 0 && pause.value === "signed-out")
    return { words: t("outbox.chip_sign_in"), icon: "warning", look: "poor" };
  if (n > 0 && isSending.value) return { words: t("outbox.chip_sending", { n }), icon: "queue", look: "" };
  if (n > 0) return { words: t("outbox.chip_waiting", { n }), icon: "queue", look: "fair" };
  if (drafts > 0) return { words: t("outbox.chip_draft"), icon: "done", look: "" };
  return { words: t("outbox.chip_all_sent"), icon: "done", look: "good" };
});

export function Chip(): JSX.Element {
  const { words, icon, look } = shown.value;
  return (
    <a class={`tag chip ${look}`} href="/queue" aria-label={`${t("app.queue")}: ${words}`}>
      <Icon name={icon} />
      <span role="status">{words}</span>
    </a>
  );
}
