/** All questions in the chosen order, below what QA or the server has to say. */

import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import { useForm } from "./context.ts";
import { Item } from "./item.tsx";
import type { SectionModel } from "./model.ts";
import { layOut, order, type Stretch } from "./order.ts";
import { Said } from "./said.tsx";

export function Questions({ isDiscreet }: { readonly isDiscreet: ReadonlySignal<boolean> }): JSX.Element {
  const { model } = useForm();
  const stretches = useComputed(() => layOut(model, order.value));
  return (
    <>
      <Said />
      {stretches.value.map((stretch) => (
        <StretchOf key={`${order.value} ${stretch.key ?? ""}`} stretch={stretch} isDiscreet={isDiscreet} />
      ))}
    </>
  );
}

interface StretchProps {
  readonly stretch: Stretch;
  readonly isDiscreet: ReadonlySignal<boolean>;
}

function StretchOf({ stretch: { key, items }, isDiscreet }: StretchProps): JSX.Element | null {
  const { model } = useForm();
  const section = model.sections.find((each) => each.key === key);
  const title = model.checklist.sections.find((each) => each.key === key)?.title;
  const isEmpty = useComputed(() => !items.some(({ isAsked }) => isAsked.value)).value;
  if (isEmpty) return null;
  return (
    <section class="stretch" id={`section-${key ?? "fading"}`} tabIndex={-1}>
      <h2>
        <span>{key === null ? t("form.fades_first") : say(title)}</span>
        {section !== undefined && !isDiscreet.value && <Progress section={section} />}
      </h2>
      {key === null && !isDiscreet.value && <p class="hint">{t("form.fades_hint")}</p>}
      {items.map((item) => (
        <Item key={item.item.key} model={item} />
      ))}
    </section>
  );
}

/** How many of a section's questions are done. */
export function Progress({ section }: { readonly section: SectionModel }): JSX.Element {
  const { done, asked } = section.progress.value;
  return (
    <span class="hint number progress">
      {done === asked && asked > 0 ? "✓ " : ""}
      {t("form.done_of", { done, asked })}
    </span>
  );
}
