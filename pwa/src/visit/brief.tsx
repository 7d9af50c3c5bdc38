/** The briefing: who to be, where and when, what to ask and what never to do; and the way in. */

import type { JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import { language, say, t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";
import { briefOf, type BriefWords } from "./briefing.ts";
import { type Checklist, countItems } from "./checklist.ts";
import { Opened } from "./opened.tsx";
import { Start } from "./start.tsx";
import { Where } from "./where.tsx";
import "./brief.css";

export function Brief({ visitId }: { readonly visitId: string }): JSX.Element {
  return (
    <Opened visitId={visitId}>
      {(visit, checklist) => (
        <Shell title={say(visit.planned.store.name)} back="/visits">
          <article class="stack brief">
            {visit.isPractice ? <p class="notice">{t("visits.practice_notice")}</p> : <Where visit={visit} />}
            <About visit={visit} checklist={checklist} />
            <Words words={briefOf(visit.planned.brief, checklist, language.value)} />
            <Start visit={visit} hasChecklist={checklist !== null} />
          </article>
        </Shell>
      )}
    </Opened>
  );
}

function About({ visit, checklist }: { readonly visit: VisitRow; readonly checklist: Checklist | null }): JSX.Element {
  return (
    <section class="stack">
      <div>
        <h2>{say(visit.planned.checklist.title)}</h2>
        {checklist !== null && (
          <p class="hint number">
            {t("visits.questions", { n: countItems(checklist) })} · {t("visits.minutes", { n: checklist.minutes })}
          </p>
        )}
      </div>
      {checklist !== null && <p>{say(checklist.description)}</p>}
    </section>
  );
}

function Words({ words }: { readonly words: BriefWords | null }): JSX.Element | null {
  if (words === null) return null;
  return (
    <>
      {words.text !== null && <p class="sheet words">{words.text}</p>}
      <Part title={t("visits.brief_role")} lines={words.role === null ? [] : [words.role]} />
      <Part title={t("visits.brief_story")} lines={words.story === null ? [] : [words.story]} />
      <Part title={t("visits.brief_ask")} lines={words.ask} />
      <Part title={t("visits.brief_remember")} lines={words.remember} isOrdered />
      <Part title={t("visits.brief_never")} lines={words.never} />
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOrdered?: boolean;
}

function Part({ title, lines, isOrdered = false }: PartProps): JSX.Element | null {
  if (lines.length === 0) return null;
  const List = isOrdered ? "ol" : "ul";
  return (
    <section class="sheet stack part">
      <h2>{title}</h2>
      {lines.length === 1 ? (
        <p class="words">{lines[0]}</p>
      ) : (
        <List>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </List>
      )}
    </section>
  );
}
