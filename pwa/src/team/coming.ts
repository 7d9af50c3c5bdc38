/** What comes next for the people of one store, also for those who were given nothing yet. */

import { call } from "../api/client.ts";
import type { CountedRegion, TeamPerson } from "../api/types.gen.ts";
import type { Texts } from "../i18n/index.ts";
import { readAll } from "../reading/pages.ts";
import { type Reading, useReading } from "../reading/readings.ts";
import type { PersonRow, Wish } from "./standing.ts";

type Store = { readonly id: string; readonly name: Texts };

/** Give the one store a list is about, or null when it is about several. */
export function storeOf(regions: readonly CountedRegion[], place: string): Store | null {
  const stores = regions.flatMap(({ stores: each }) => each);
  const [only] = stores;
  return stores.find(({ id }) => id === place) ?? (stores.length === 1 && only !== undefined ? only : null);
}

/** Read the people of a store. */
export function useStaff(store: string | null): Reading<readonly TeamPerson[]> {
  return useReading<readonly TeamPerson[]>(
    store === null ? null : `team ${store}`,
    async (signal) =>
      await readAll<TeamPerson>(
        async (cursor) => await call("GET /v1/team", { query: { store, cursor, limit: 200 }, signal }),
      ),
  );
}

/** Add those who were given nothing to a list of everybody; one that is narrowed counts something, and they have nothing. */
export function withEverybody(
  people: readonly PersonRow[],
  staff: readonly TeamPerson[],
  store: Store,
  { show, q }: Pick<Wish, "show" | "q">,
): readonly PersonRow[] {
  if (show !== "all") return people;
  const known = new Set(people.map(({ id }) => id));
  const others = staff.filter(({ id, name }) => !known.has(id) && name.toLowerCase().includes(q.toLowerCase()));
  return [...people, ...others.map(({ id, name }) => ({ id, name, store: store.name, late: 0, due: 0, passed: 0 }))];
}
