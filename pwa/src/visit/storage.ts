/** Is there room for the photos of a visit? Asked before it begins, not when the first photo does not fit. */

import { askToPersist, ENOUGH_BYTES } from "../sync/storage.ts";

export interface Room {
  readonly freeMb: number | null;
  readonly isEnough: boolean;
}

/**
 * Ask the browser for room and for its protection. A browser that says nothing is taken to have enough; one that first asks the person
 * whether to protect our data (Firefox) is not waited for.
 */
export async function askForRoom(storage: StorageManager | undefined = navigator.storage): Promise<Room> {
  void askToPersist(storage);
  try {
    const estimate = await storage?.estimate();
    const free = estimate?.quota === undefined ? null : estimate.quota - (estimate.usage ?? 0);
    return {
      freeMb: free === null ? null : Math.floor(free / 1024 / 1024),
      isEnough: free === null || free >= ENOUGH_BYTES,
    };
  } catch {
    return { freeMb: null, isEnough: true };
  }
}
