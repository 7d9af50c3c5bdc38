/** The regions and stores a person sees, by id, for naming where a role holds and choosing where it shall. */

import { call } from "../api/client.ts";
import type { Region, Store } from "../api/types.gen.ts";
import { readAll } from "../reading/pages.ts";
import { type Reading, useReading } from "../reading/readings.ts";

export interface Places {
  readonly regions: readonly Region[];
  readonly stores: readonly Store[];
}

/** Read regions and stores. */
export function usePlaces(): Reading<Places> {
  return useReading("places", async (signal) => {
    const [regions, stores] = await Promise.all([
      readAll<Region>(async (cursor) => await call("GET /v1/regions", { query: { cursor, limit: 200 }, signal })),
      readAll<Store>(async (cursor) => await call("GET /v1/stores", { query: { cursor, limit: 200 }, signal })),
    ]);
    return { regions, stores };
  });
}
