/** Looking a card up in a hurry: by any part of its words in either language, or by how the Chinese ones sound. Pure. */

import type { Card } from "./course.ts";

/** Find the cards that hold all words of a query, those with it in the title first. */
export function findCards(cards: readonly Card[], query: string): readonly Card[] {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  return cards
    .map((card) => ({ card, rank: rankOf(card, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ card }) => card);
}

function rankOf(card: Card, words: readonly string[]): number {
  const title = textOf(Object.values(card.title));
  const keys = textOf([...Object.values(card.words).flat(), ...card.sounds]);
  const body = textOf(Object.values(card.body));
  if (words.every((word) => title.includes(word))) return 3;
  if (words.every((word) => title.includes(word) || keys.includes(word))) return 2;
  return words.every((word) => `${title} ${keys} ${body}`.includes(word)) ? 1 : 0;
}

function textOf(parts: readonly string[]): string {
  return parts.join(" ").normalize("NFKC").toLowerCase();
}
