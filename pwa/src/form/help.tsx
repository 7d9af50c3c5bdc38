/** What good looks like, what is just good enough, and what is not: one tap away on every question. */

import type { JSX } from "preact";

import { ShownDrawing } from "../drawings/drawing.tsx";
import { say, type Texts, t } from "../i18n/index.ts";
import type { ChecklistItem, Example } from "../visit/checklist.ts";
import { useForm } from "./context.ts";

export function Help({ item }: { readonly item: ChecklistItem }): JSX.Element {
  const line = { media: useForm().model.checklist.media, pictures: item.pictures };
  return (
    <dl class="help">
      <Line {...line} example="pass" name={t("form.help_pass")} tone="good" text={item.standard} />
      <Line {...line} example="borderline" name={t("form.help_borderline")} tone="fair" text={item.borderline} />
      <Line {...line} example="fail" name={t("form.help_fail")} tone="poor" text={item.fail} />
    </dl>
  );
}

interface LineProps {
  readonly media: ReturnType<typeof useForm>["model"]["checklist"]["media"];
  readonly pictures: ChecklistItem["pictures"];
  readonly example: Example;
  readonly name: string;
  readonly tone: "good" | "fair" | "poor";
  readonly text: Texts | null | undefined;
}

function Line({ name, tone, text, example, pictures, media }: LineProps): JSX.Element | null {
  if (!text) return null;
  return (
    <div>
      <dt class={tone}>{name}</dt>
      <dd>
        <ShownDrawing shown={pictures?.[example]} media={media} />
        {say(text)}
      </dd>
    </div>
  );
}
