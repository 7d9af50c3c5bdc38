/** What a report still lacks, section by section; each line leads to its question. */

import type { JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import { sayMissing } from "../form/missing.ts";
import type { FormModel } from "../form/model.ts";
import { say, t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";

interface Props {
  readonly visit: VisitRow;
  readonly model: FormModel;
}

export function Missing({ visit, model }: Props): JSX.Element {
  const sections = model.sections.map(({ key, items }) => ({
    title: model.checklist.sections.find((section) => section.key === key)?.title,
    key,
    items: items.filter(({ isAsked, missing }) => isAsked.value && missing.value !== ""),
  }));
  const left = model.missing.value;
  if (left === 0) {
    return (
      <p class="row good" role="status">
        <Icon name="done" /> {t("review.complete")}
      </p>
    );
  }
  return (
    <section class="stack" aria-label={t("review.missing", { n: left })}>
      <h2>{t("review.missing", { n: left })}</h2>
      {sections.map(({ key, title, items }) =>
        items.length === 0 ? null : (
          <div key={key} class="sheet">
            <h3>{say(title)}</h3>
            <ul>
              {items.map(({ item, missing }) => (
                <li key={item.key}>
                  <a class="lacking" href={`/visits/${visit.id}/form#item-${item.key}`}>
                    <span>{say(item.title)}</span>
                    <span class="hint">{sayMissing(missing.value).join(" · ")}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
