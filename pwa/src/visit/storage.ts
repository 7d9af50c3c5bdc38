/** Is there room for the photos of a visit? Asked before it begins, not when the first photo does not fit. */

import { ENOUGH_BYTES } from "../sync/storage.ts";

export interface Room {
  readonly freeMb: number | null;
  readonly isEnough: boolean;
  /** The browser promises not to clear our data by itself; null if it does not say. */
  readonly isProtected: boolean | null;
}

/** Ask the browser for room and for its protection. A browser that says nothing is taken to have enough. */
export async function askForRoom(storage: StorageManager | undefined = navigator.storage): Promise<Room> {
  try {
    const [estimate, isProtected] = await Promise.all([storage?.estimate(), storage?.persist()]);
    const free = estimate?.quota === undefined ? null : estimate.quota - (estimate.usage ?? 0);
    return {
      freeMb: free === null ? null : Math.floor(free / 1024 / 1024),
      isEnough: free === null || free >= ENOUGH_BYTES,
      isProtected: isProtected ?? null,
    };
  } catch {
    return { freeMb: null, isEnough: true, isProtected: null };
  }
}
