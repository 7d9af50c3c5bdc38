/** Everything that was said, in numbers and in full, to be read once more. */

import type { JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import type { FormModel } from "../form/model.ts";
import { say, t } from "../i18n/index.ts";
import { inWords } from "../visit/in-words.ts";
import { Summary } from "./summary.tsx";

interface Props {
  readonly visit: VisitRow;
  readonly model: FormModel;
}

export function Answers({ visit, model }: Props): JSX.Element {
  return (
    <>
      <Summary model={model} />
      <details class="sheet">
        <summary class="summary">{t("review.all_answers")}</summary>
        {model.sections.map(({ key, items }) => (
          <section key={key}>
            <h2>{say(model.checklist.sections.find((section) => section.key === key)?.title)}</h2>
            <dl>
              {items
                .filter(({ isAsked }) => isAsked.value)
                .map(({ item, response }) => (
                  <div key={item.key} class={visit.askedAgain.includes(item.key) ? "again" : undefined}>
                    <dt class="hint">{say(item.title)}</dt>
                    <dd>{inWords(item, response.value)}</dd>
                    {(response.value.note ?? "") !== "" && <dd class="hint">{response.value.note}</dd>}
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </details>
    </>
  );
}
