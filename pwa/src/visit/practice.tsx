/** The way into practice: choose any checklist on this phone. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import type { ChecklistRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { countItems, wordsOf } from "./checklist.ts";
import { practise } from "./practise.ts";

export function Practice({ checklists }: { readonly checklists: readonly ChecklistRow[] }): JSX.Element {
  const { route } = useLocation();
  const begin = async (row: ChecklistRow): Promise<void> => {
    route(`/visits/${await practise(row)}`);
  };
  return (
    <details class="sheet">
      <summary class="summary">{t("visits.practise")}</summary>
      <div class="stack">
        <p class="hint">{checklists.length === 0 ? t("visits.practise_none") : t("visits.practise_hint")}</p>
        {newest(checklists).map((row) => (
          <button key={row.sha256} type="button" class="button choice" onClick={() => void begin(row)}>
            <span>{say(wordsOf(row).title)}</span>
            <span class="hint number">{t("visits.questions", { n: countItems(wordsOf(row)) })}</span>
          </button>
        ))}
      </div>
    </details>
  );
}

/** Keep of each checklist the newest version. */
function newest(rows: readonly ChecklistRow[]): readonly ChecklistRow[] {
  const found = new Map<string, ChecklistRow>();
  for (const row of rows) if (row.version > (found.get(row.key)?.version ?? 0)) found.set(row.key, row);
  return [...found.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}
