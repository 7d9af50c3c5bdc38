/** People by id, for naming them. */

import { useCallback, useState } from "preact/hooks";

import { ApiProblem, call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { type Reading, useReading } from "../reading/readings.ts";

/** How many names are asked for at once. */
const AT_ONCE = 50;

export interface Named extends Reading<ReadonlyMap<string, User>> {
  /** The ids whose names are asked for so far; the others follow with `more`. */
  readonly asked: readonly string[];
  readonly more: () => void;
}

/** Read the people with these ids, as far as one may see them: fifty at first, and fifty more whenever they are asked for. */
export function usePeople(ids: readonly string[]): Named {
  const [most, setMost] = useState(AT_ONCE);
  const asked = ids.slice(0, most);
  const reading = useReading<ReadonlyMap<string, User>>(
    asked.length === 0 ? null : `people ${asked.join(" ")}`,
    async (signal) => {
      const found = await Promise.all(asked.map(async (id) => await readPerson(id, signal)));
      return new Map(found.flatMap((user) => (user === null ? [] : [[user.id, user]])));
    },
  );
  const more = useCallback(() => {
    setMost((now) => now + AT_ONCE);
  }, []);
  return { ...reading, asked, more };
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
