/** Drills of one person: those that wait to be watched, and what was seen so far. */

import type { JSX } from "preact";

import type { Drill } from "../api/types.gen.ts";
import { sayState } from "../drills/list.tsx";
import { formatDate, say, t } from "../i18n/index.ts";
import { useWatched } from "../visit/watching.ts";

interface Props {
  readonly person: { readonly id: string };
  readonly seen: readonly Drill[];
}

export function DrillsOf({ person, seen }: Props): JSX.Element | null {
  const waiting = useWatched(`drills ${person.id}`, (db) =>
    db.drills.filter(({ learner }) => learner.id === person.id).toArray(),
  ).value.value;
  if ((waiting?.length ?? 0) + seen.length === 0) return null;
  const words: Readonly<Record<string, string>> = {
    approved: t("team.drill_approved"),
    returned: t("team.drill_returned"),
    reassigned: t("team.drill_reassigned"),
  };
  return (
    <section class="stack-tight" aria-labelledby="drills-of">
      <h3 id="drills-of">{t("team.drills")}</h3>
      <ul class="given">
        {waiting?.map((drill) => (
          <li key={drill.id}>
            <a class="row spread" href={`/drills/${drill.id}`}>
              <strong>{say(drill.title)}</strong>
              <span class="hint">{sayState(drill) || t("team.drill_waits")}</span>
            </a>
          </li>
        ))}
        {seen.map(({ id, outcome, observed_at: at, reason }) => (
          <li key={id} class="stack-tight">
            <span class="row spread">
              <span>{words[outcome] ?? outcome}</span>
              <time class="hint" dateTime={at}>
                {formatDate(at, { dateStyle: "medium" })}
              </time>
            </span>
            {reason !== null && <span class="hint">{reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
