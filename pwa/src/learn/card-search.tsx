/** The search for cards, on top of everything a learner sees: what somebody needs while a customer waits. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import { useWatched } from "../visit/watching.ts";
import type { Card } from "./course.ts";
import { findCards } from "./finding-cards.ts";
import { Words } from "./words.tsx";

const MOST = 8;

export function CardSearch(): JSX.Element {
  const query = useSignal("");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- cards are checked before they are published
  const rows = useWatched("cards", async (db) => (await db.cards.toArray()).map(({ card }) => card as Card));
  const cards = rows.value.value ?? [];
  const found = findCards(cards, query.value).slice(0, MOST);
  return (
    <search class="stack">
      <div class="field">
        <label for="card-search">{t("learn.look_up")}</label>
        <input
          id="card-search"
          class="input"
          type="search"
          placeholder={t("learn.look_up_hint")}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
      </div>
      <p class="only-heard" role="status">
        {query.value === "" ? "" : t("learn.cards_found", { n: found.length })}
      </p>
      {query.value !== "" && found.length === 0 && <p class="hint">{t("learn.no_card")}</p>}
      {found.map((card, index) => (
        <details key={card.uuid} class="sheet" open={index === 0}>
          <summary class="summary">{say(card.title)}</summary>
          <Words text={say(card.body)} media={{}} />
        </details>
      ))}
    </search>
  );
}
