/** How training stands, as the overview tells it: places with their numbers, or people of a place with theirs. Pure. */

import type { CountedPerson, CountedRegion, CountedStore } from "../api/types.gen.ts";
import type { Texts } from "../i18n/index.ts";

/** Everybody, or those with something late, due or passed. */
export const SHOWS = ["all", "late", "due", "passed"] as const;
export type Show = (typeof SHOWS)[number];

export interface Counts {
  readonly late: number;
  readonly due: number;
  readonly passed: number;
}

export interface PlaceRow extends Counts {
  readonly id: string;
  readonly name: Texts;
  /** A store stands below its region. */
  readonly isStore: boolean;
}

export interface PersonRow extends Counts {
  readonly id: string;
  readonly name: string;
  readonly store: Texts;
}

export interface Wish {
  /** A region or store, or "". */
  readonly place: string;
  readonly show: Show;
  readonly q: string;
}

/** List the places with their numbers, each region before its stores. */
export function placesOf(regions: readonly CountedRegion[]): readonly PlaceRow[] {
  return regions.flatMap((region) => [
    { ...region, isStore: false },
    ...region.stores.map((store) => ({ ...store, isStore: true })),
  ]);
}

/** List the people a wish is about, the latest first; who works in two stores is one person. */
export function peopleOf(regions: readonly CountedRegion[], { place, show, q }: Wish): readonly PersonRow[] {
  const found = new Map<string, PersonRow>();
  for (const store of storesIn(regions, place)) {
    for (const person of store.people) {
      const known = found.get(person.id);
      found.set(
        person.id,
        known === undefined ? { ...person, store: store.name } : { ...known, ...sum(known, person) },
      );
    }
  }
  const words = q.toLowerCase();
  return [...found.values()]
    .filter((person) => (show === "all" || person[show] > 0) && person.name.toLowerCase().includes(words))
    .toSorted((one, other) => other.late - one.late || other.due - one.due || one.name.localeCompare(other.name));
}

/** Add up a place; all of them for "". */
export function totalOf(regions: readonly CountedRegion[], place: string): Counts {
  return storesIn(regions, place).reduce<Counts>(sum, { late: 0, due: 0, passed: 0 });
}

/** Tell whether people are listed at once: one store is no tree, and a wish for some people is one for people. */
export function listsPeople(regions: readonly CountedRegion[], { place, show, q }: Wish): boolean {
  const isSmall = regions.flatMap(({ stores }) => stores).length <= 1;
  return isSmall || place !== "" || show !== "all" || q !== "";
}

function storesIn(regions: readonly CountedRegion[], place: string): readonly CountedStore[] {
  return regions.flatMap(({ id, stores }) =>
    stores.filter((store) => place === "" || place === id || place === store.id),
  );
}

function sum(one: Counts, other: Counts | CountedPerson): Counts {
  return { late: one.late + other.late, due: one.due + other.due, passed: one.passed + other.passed };
}
