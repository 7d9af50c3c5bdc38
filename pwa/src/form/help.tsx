/** What good looks like, what is just good enough, and what is not: one tap away on every question. */

import type { JSX } from "preact";

import { say, type Texts, t } from "../i18n/index.ts";
import type { ChecklistItem } from "../visit/checklist.ts";

export function Help({ item: { standard, borderline, fail } }: { readonly item: ChecklistItem }): JSX.Element {
  return (
    <dl class="help">
      <Line name={t("form.help_pass")} tone="good" text={standard} />
      <Line name={t("form.help_borderline")} tone="fair" text={borderline} />
      <Line name={t("form.help_fail")} tone="poor" text={fail} />
    </dl>
  );
}

interface LineProps {
  readonly name: string;
  readonly tone: "good" | "fair" | "poor";
  readonly text: Texts | null | undefined;
}

function Line({ name, tone, text }: LineProps): JSX.Element | null {
  if (!text) return null;
  return (
    <div>
      <dt class={tone}>{name}</dt>
      <dd>{say(text)}</dd>
    </div>
  );
}
