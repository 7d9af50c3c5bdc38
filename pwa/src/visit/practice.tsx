/** The way into practice: choose any checklist on this phone. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import type { ChecklistRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { countItems, wordsOf } from "./checklist.ts";
import { practise } from "./practise.ts";
import { useWatched } from "./watching.ts";

export function Practice(): JSX.Element {
  const isOpened = useSignal(false);
  return (
    <details
      class="sheet"
      onToggle={() => {
        isOpened.value = true;
      }}
    >
      <summary class="summary">{t("visits.practise")}</summary>
      {isOpened.value && <Checklists />}
    </details>
  );
}

/** Checklists are long: they are read when somebody asks for them. */
function Checklists(): JSX.Element | null {
  const { route } = useLocation();
  const checklists = useWatched("checklists", (db) => db.checklists.toArray()).value.value;
  const begin = async (row: ChecklistRow): Promise<void> => {
    route(`/visits/${await practise(row)}`);
  };
  if (checklists === undefined) return null;
  return (
    <div class="stack">
      <p class="hint">{checklists.length === 0 ? t("visits.practise_none") : t("visits.practise_hint")}</p>
      {newest(checklists).map((row) => (
        <button key={row.sha256} type="button" class="button choice" onClick={() => void begin(row)}>
          <span>{say(wordsOf(row).title)}</span>
          <span class="hint number">{t("visits.questions", { n: countItems(wordsOf(row)) })}</span>
        </button>
      ))}
    </div>
  );
}

/** Keep of each checklist the newest version. */
function newest(rows: readonly ChecklistRow[]): readonly ChecklistRow[] {
  const found = new Map<string, ChecklistRow>();
  for (const row of rows) if (row.version > (found.get(row.key)?.version ?? 0)) found.set(row.key, row);
  return [...found.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
