/** The knowledge cards of a course. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { Words } from "../learn/words.tsx";

export function Cards({ course }: { readonly course: CourseDocument }): JSX.Element {
  if (course.cards.length === 0) return <p class="hint">{t("courses.no_cards")}</p>;
  return (
    <ul class="stack">
      {course.cards.map((card) => (
        <li key={card.uuid} class="sheet stack-tight">
          <strong>{say(card.title)}</strong>
          <Words text={say(card.body)} media={course.media} />
        </li>
      ))}
    </ul>
  );
}
