/** People by id, for naming them. */

import { ApiProblem, call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { type Reading, useReading } from "../reading/readings.ts";

/** More names than anybody reads are not asked for. */
const AT_MOST = 50;

/** Read the people with these ids, as far as one may see them; at most fifty. */
export function usePeople(ids: readonly string[]): Reading<ReadonlyMap<string, User>> {
  const asked = ids.slice(0, AT_MOST);
  return useReading<ReadonlyMap<string, User>>(
    asked.length === 0 ? null : `people ${asked.join(" ")}`,
    async (signal) => {
      const found = await Promise.all(asked.map(async (id) => await readPerson(id, signal)));
      return new Map(found.flatMap((user) => (user === null ? [] : [[user.id, user]])));
    },
  );
}

async function readPerson(id: string, signal: AbortSignal): Promise<User | null> {
  try {
    return await call("GET /v1/users/{user_id}", { path: { user_id: id }, signal });
  } catch (error) {
    // Somebody who has gone, or was moved out of sight, has no name here; the rest do.
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
