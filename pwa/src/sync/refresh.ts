/** News from the server now and then, and in return a word on how this phone fares. */

import { ApiProblem } from "../api/client.ts";
import { ownerOfDatabase } from "../db/open.ts";
import { purge } from "../outbox/purge.ts";
import { beat } from "./heartbeat.ts";
import { fetchKeys } from "./keys.ts";
import { pull } from "./pull.ts";

const NEWS_MS = 5 * 60_000;
const AGAIN_MS = 60_000;

let nextAt = 0;
let running: Promise<void> | null = null;

/** Be due at once: somebody has signed in, or the line is back. */
export function forgetWhen(): void {
  nextAt = 0;
}

/** Fetch news if the last are old and the app is seen, and tell how this phone fares. */
export function refresh(): Promise<void> {
  running ??= refreshNow().finally(() => {
    running = null;
  });
  return running;
}

async function refreshNow(): Promise<void> {
  const owner = ownerOfDatabase();
  if (owner === null || document.visibilityState !== "visible" || Date.now() < nextAt) return;
  nextAt = Date.now() + NEWS_MS;
  try {
    await pull();
    await fetchKeys();
    await beat(owner);
    await purge(owner);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    nextAt = Date.now() + AGAIN_MS; // no signal
  }
}
