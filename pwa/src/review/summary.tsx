/** The report in numbers. */

import type { JSX } from "preact";

import type { FormModel } from "../form/model.ts";
import { t } from "../i18n/index.ts";

export function Summary({ model }: { readonly model: FormModel }): JSX.Element {
  const asked = [...model.items.values()].filter((item) => item.isAsked.value);
  const count = (state: string): number => asked.filter(({ response }) => response.value.state === state).length;
  const photos = asked.reduce((sum, { response }) => sum + (response.value.photos?.length ?? 0), 0);
  const notes = asked.filter(({ response }) => (response.value.note ?? "").trim() !== "").length;
  const lines = [
    [t("review.answered"), count("answered")],
    [t("form.is_not_seen"), count("not_observed")],
    [t("form.is_na"), count("na_shopper")],
    [t("form.photos"), photos],
    [t("form.note"), notes],
  ] as const;
  return (
    <dl class="sheet numbers">
      {lines.map(([name, n]) => (
        <div key={name}>
          <dt class="hint">{name}</dt>
          <dd class="number">{n}</dd>
        </div>
      ))}
    </dl>
  );
}
