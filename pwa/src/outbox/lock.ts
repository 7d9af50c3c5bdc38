/**
 * One sender for all tabs of a browser. A frozen tab would hold its lock for ever, so it is taken from one that has had no live lease
 * for a while. The lock saves work; that nothing happens twice is up to ids and hashes.
 */

import { withDb } from "../db/open.ts";
import { unsent } from "./claims.ts";

const PATIENCE_MS = 60_000;
let busySince: number | null = null;

/** Work as the only sender; returns false, without having worked, if another tab is at it. */
export async function asOnlySender(
  owner: string,
  work: (signal: AbortSignal, isAlone: boolean) => Promise<void>,
): Promise<boolean> {
  const locks: LockManager | null | undefined = navigator.locks;
  const ending = new AbortController();
  if (!locks) {
    await work(ending.signal, false);
    return true;
  }
  const take = async (lock: Lock | null): Promise<boolean> => {
    if (lock === null) return false;
    busySince = null;
    await work(ending.signal, true);
    return true;
  };
  try {
    const isMine = await locks.request(`outbox-${owner}`, { ifAvailable: true }, take);
    if (isMine || !(await isAbandoned())) return isMine;
    return await locks.request(`outbox-${owner}`, { steal: true }, take);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "AbortError") throw error;
    ending.abort(); // another tab took this lock for abandoned: leave the rest to it
    return true;
  }
}

/** Tell whether the tab that holds the lock has not been sending for so long that it must be frozen. */
async function isAbandoned(now = Date.now()): Promise<boolean> {
  const sending = (await withDb(unsent)).filter(({ state }) => state === "sending");
  if (sending.some(({ leaseUntil }) => leaseUntil > now)) {
    busySince = null;
    return false;
  }
  busySince ??= now;
  return sending.length > 0 || now - busySince > PATIENCE_MS;
}
