/**
 * Sending what waits, one after the other, until nothing is due: acts first, for they are small and say the most, then photos, then the
 * receipts. One poor act stops no other; only when nothing answers at all, or nobody is signed in, the rest waits.
 */

import { ownerOfDatabase, withDb } from "../db/open.ts";
import { whyNot } from "../sync/person.ts";
import { claimOps, claimPhoto, releaseAll, unsent } from "./claims.ts";
import { asOnlySender } from "./lock.ts";
import { dueAt, hurry, isDue } from "./machine.ts";
import { mayPhotosGo } from "./network.ts";
import { checkReceipts } from "./receipts.ts";
import { sendOps } from "./send-ops.ts";
import { sendPhoto } from "./send-photo.ts";
import { isSending, pause } from "./status.ts";

/** How often to ask for a receipt that does not come, for example while another phone holds the photos. */
const RECEIPT_MS = 60_000;

let running: Promise<void> | null = null;
let isWanted = false;
let ending = new AbortController();

/** Send everything that is due. Called while it runs, it looks once more at the end. Throws `DatabaseError`. */
export function drain(): Promise<void> {
  isWanted = true;
  running ??= runWhileWanted();
  return running;
}

/** Stop where it is: the page is about to be frozen. What was under way is taken up again later. */
export function stopDrain(): void {
  ending.abort();
  ending = new AbortController();
}

/** Stop, and come back when what was under way is written down as not done. */
export async function letGo(): Promise<void> {
  const ended = running;
  stopDrain();
  await ended?.catch(() => undefined); // whoever began it was told
}

/** Let everything that waits be due at once: the line came back, or somebody pressed the button. */
export async function hurryAll(): Promise<void> {
  const owner = ownerOfDatabase();
  await withDb((db) =>
    db.transaction("rw", db.jobs, async () => {
      const pending = await db.jobs.where("state").equals("pending").toArray();
      await db.jobs.bulkPut(pending.filter((job) => job.owner === owner).map(hurry));
    }),
  );
}

/** Tell when there is something to do next, in milliseconds since 1970; null if nothing waits. */
export async function nextDue(): Promise<number | null> {
  const owner = ownerOfDatabase();
  const jobs = (await withDb(unsent)).filter((job) => job.owner === owner);
  const moments = jobs.map((job) => dueAt(job, Date.now()));
  if ((await countUnreceipted()) > 0) moments.push(Date.now() + RECEIPT_MS);
  return moments.length === 0 ? null : Math.min(...moments);
}

async function runWhileWanted(): Promise<void> {
  try {
    while (isWanted) {
      isWanted = false;
      await pass(); // oxlint-disable-line no-await-in-loop
    }
  } finally {
    running = null;
  }
}

async function pass(): Promise<void> {
  const owner = ownerOfDatabase();
  if (owner === null || !(await hasWork(owner))) return;
  await asOnlySender(owner, async (stolen, isAlone) => {
    pause.value = await whyNot(owner);
    if (pause.value !== null) return;
    const { signal } = ending;
    isSending.value = true;
    try {
      if (isAlone) await releaseAll();
      const isOver = (): boolean => signal.aborted || stolen.aborted || ownerOfDatabase() !== owner;
      let isGoingOn = true;
      while (isGoingOn && !isOver()) isGoingOn = await sendNext(owner, signal); // oxlint-disable-line no-await-in-loop
      if (!isOver()) await checkReceipts(owner, signal);
    } finally {
      isSending.value = false;
    }
  });
}

async function hasWork(owner: string): Promise<boolean> {
  const jobs = await withDb(unsent);
  const now = Date.now();
  if (jobs.some((job) => job.state === "sending" || isDue(job, owner, now))) return true;
  return (await countUnreceipted()) > 0;
}

function countUnreceipted(): Promise<number> {
  return withDb((db) => db.visits.where("state").anyOf("sending", "needs_photos").count());
}

/** Send a batch of acts, else a photo. Returns whether to go on. */
async function sendNext(owner: string, signal: AbortSignal): Promise<boolean> {
  const ops = await claimOps(owner, Date.now());
  if (ops.length > 0) return sendOps(ops, signal);
  if (!(await mayPhotosGo())) return false;
  const photo = await claimPhoto(owner, Date.now());
  return photo !== null && sendPhoto(photo, signal);
}
