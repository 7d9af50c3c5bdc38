/** What the shopper reads before going in, in the language at hand: the planner's own words, else the checklist's first scenario. */

import type { Brief, BriefParts } from "../api/types.gen.ts";
import type { Language, Texts } from "../i18n/index.ts";
import type { Checklist } from "./checklist.ts";

export interface BriefWords {
  readonly text: string | null;
  readonly role: string | null;
  readonly story: string | null;
  readonly ask: readonly string[];
  readonly remember: readonly string[];
  readonly never: readonly string[];
}

/** Give the briefing of a visit; in the other language if it was only written in that one; null if there is none at all. */
export function briefOf(brief: Brief | null, checklist: Checklist | null, language: Language): BriefWords | null {
  const said = brief?.[language] ?? brief?.[language === "en" ? "zh-Hans" : "en"];
  if (said !== undefined) return inParts(said);
  const scenario = checklist?.scenarios?.[0];
  if (scenario === undefined) return null;
  const here = (texts: Texts): string => texts[language];
  return {
    text: null,
    role: here(scenario.role),
    story: here(scenario.story),
    ask: scenario.ask.map(here),
    remember: scenario.remember.map(here),
    never: scenario.never.map(here),
  };
}

/** Read a briefing as it was kept; what an older app kept may have fewer parts. */
function inParts({ text, role, story, ask, remember, never }: Partial<BriefParts>): BriefWords {
  return {
    text: text ?? null,
    role: role ?? null,
    story: story ?? null,
    ask: ask?.split("\n") ?? [],
    remember: remember ?? [],
    never: never ?? [],
  };
}
