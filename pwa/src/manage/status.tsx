/** Whether a person can sign in, as a word. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";

export function StatusWord({ status }: { readonly status: string }): JSX.Element | null {
  const words: Record<string, string> = { pending: t("people.status_pending"), disabled: t("people.status_disabled") };
  const word = words[status];
  return word === undefined ? null : <span class="tag">{word}</span>;
}
