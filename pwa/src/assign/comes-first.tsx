/** A warning before a course is given to people who were never given what comes before it, with the way to give them that first. */

import type { JSX } from "preact";

import type { RulePreview } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { type Draft, writeDraft } from "./draft.ts";

/** More names than an address should carry: then the other course is offered to the whole audience. */
const MOST_BY_NAME = 50;

interface Props {
  readonly draft: Draft;
  readonly first: RulePreview["comes_first"];
}

export function ComesFirst({ draft, first }: Props): JSX.Element {
  return (
    <>
      {first.map(({ name, title, people }) => (
        <div key={name} class="notice row spread" role="status">
          <p>{t("assign.comes_first", { title: say(title), n: people.length })}</p>
          <a class="button" href={`/assign/new${writeDraft(instead(draft, name, people), "preview")}`}>
            {t("assign.give_first", { title: say(title) })}
          </a>
        </div>
      ))}
    </>
  );
}

function instead(draft: Draft, course: string, people: readonly string[]): Draft {
  const whom = people.length > MOST_BY_NAME ? {} : { people: [...people], roles: [], regions: [], stores: [] };
  return { ...draft, ...whom, course, lessons: [], again: null };
}
