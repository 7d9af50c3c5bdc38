/** What begins once somebody is known on this phone. The heavy parts come after the first screen. */

import { effect } from "@preact/signals";

import { watch } from "../db/open.ts";
import { waiting } from "../outbox/chip.tsx";
import { countWaiting } from "../outbox/waiting.ts";
import { isExpired, me } from "../session/session.ts";
import { whenIdle } from "./idle.ts";
import { lookForLoss, markWaiting } from "./lost.ts";

/** What waits has waited before: a second more for the screen is nothing to it. */
const SOON_MS = 1000;

/** Begin to count, send and fetch for whoever is signed in, from now on. */
export function startSync(): void {
  let stop = nothing;
  let owner: string | null = null;
  effect(() => {
    const now = me.value?.user.id ?? null;
    if (now === owner) return;
    owner = now;
    stop();
    waiting.value = null;
    stop = now === null ? nothing : keepCounting(now);
  });
  void runWhenKnown();
}

/** Send and fetch whenever somebody is signed in; after somebody has signed in again, too. */
async function runWhenKnown(): Promise<void> {
  await whenIdle(SOON_MS);
  const { run } = await import("./running.ts");
  effect(() => {
    // Not here and now: what it reads is no reason to run it again.
    if (me.value !== null && !isExpired.value) queueMicrotask(run);
  });
}

function keepCounting(owner: string): () => void {
  let isOver = false;
  let stop = nothing;
  void (async () => {
    // Before anything is written: an empty database means something only until then.
    await lookForLoss(owner);
    if (isOver) return;
    stop = watch(
      (db) => Promise.all([db.jobs.toArray(), db.visits.toArray()]),
      ([jobs, visits]) => {
        const counted = countWaiting(jobs, visits);
        waiting.value = counted;
        markWaiting(owner, counted.acts + counted.photos + counted.drafts);
      },
    );
  })();
  return () => {
    isOver = true;
    stop();
  };
}

function nothing(): void {
  // Nobody is signed in: nothing is counted.
}
