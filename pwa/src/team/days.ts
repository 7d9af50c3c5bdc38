/** Days as stores have them. */

import type { Store } from "../api/types.gen.ts";
import { dayIn } from "../i18n/index.ts";
import { today } from "../ui/today.ts";

/** Give today in a store, as `2026-11-26`; by this phone while the store is not known. */
export function todayIn(stores: readonly Store[] | undefined, store: string | null, now = new Date()): string {
  const zone = stores?.find(({ id }) => id === store)?.time_zone;
  return zone === undefined ? today(now) : dayIn(now, zone);
}
