/** Today's three on the first screen of a learner: how many are left, never how many were missed. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { useWatched } from "../visit/watching.ts";
import { countLeft, dayOf } from "./left.ts";
import type { Daily } from "../api/types.gen.ts";

export function DailyOffer(): JSX.Element | null {
  const { value } = useWatched("daily offer", (db) => Promise.all([db.reviews.toArray(), db.meta.get("daily")])).value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only a pull writes this row
  const daily = (value?.[1]?.value ?? null) as Daily | null;
  if (value === undefined || daily === null) return null;
  const { left, done } = countLeft(value[0], dayOf(daily, new Date()));
  if (left + done === 0) return null;
  return (
    <section class="sheet stack-tight" aria-labelledby="daily">
      <h2 id="daily">{t("daily.title")}</h2>
      {left === 0 ? (
        <p class="good">{t("daily.done_today")}</p>
      ) : (
        <>
          <p class="hint">{t("daily.why")}</p>
          <p>
            <a class="button primary" href="/daily">
              {done === 0 ? t("daily.begin", { n: left }) : t("daily.go_on", { n: left })}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
