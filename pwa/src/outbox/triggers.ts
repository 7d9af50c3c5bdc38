/** What starts sending: the app opens or comes to the front, the line returns, something was recorded, or the time has come. */

import { drain, hurryAll, letGo, nextDue, stopDrain } from "./drain.ts";
import { whenKicked } from "./enqueue.ts";
import { complain } from "./log.ts";
import { whenNetworkChanges } from "./network.ts";
import { isSending, pause } from "./status.ts";

/** A kick often comes with others: a photo, its event, the next photo. */
const SOON_MS = 100;
const FIRST_WAIT_MS = 2000;
const OTHERS_AT_IT_MS = 20_000;
const LONGEST_WAIT_MS = 5 * 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let silentTries = 0;

/** Begin to send by itself, from now on for as long as the page lives. */
export function startTriggers(): void {
  whenKicked(() => {
    silentTries = 0;
    askForBackgroundSync();
    schedule(SOON_MS);
  });
  globalThis.addEventListener("online", () => void sendNow());
  whenNetworkChanges(() => void sendNow());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") schedule(SOON_MS);
  });
  // Nothing is stopped when the system freezes the page: writing down that it was would begin a transaction that never ends while the
  // page is frozen, and other tabs would wait for it. They find the lease lapsed, and take the lock.
  globalThis.addEventListener("pagehide", stopDrain);
  document.addEventListener("resume", () => void takeUpAgain());
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data === "send") void sendNow();
  });
  schedule(0);
}

/** Send all that waits without waiting any longer. Never fails: what did not go is seen in the queue. */
export async function sendNow(): Promise<void> {
  silentTries = 0;
  try {
    await hurryAll();
  } catch (error) {
    await complain(error);
  }
  await run();
}

/** After a freeze nobody knows what became of the request under way. It is not waited for but sent once more, which acts once. */
async function takeUpAgain(): Promise<void> {
  await letGo();
  await sendNow();
}

async function run(): Promise<void> {
  clearTimeout(timer);
  try {
    await drain();
    silentTries = pause.value === "no-answer" ? silentTries + 1 : 0;
    await scheduleNext();
  } catch (error) {
    await complain(error);
    schedule(LONGEST_WAIT_MS);
  }
}

async function scheduleNext(): Promise<void> {
  if (pause.value === "signed-out" || pause.value === "other-person") return; // signing in starts it again
  const due = await nextDue();
  if (due === null) return;
  const wait = due - Date.now();
  // Whatever is due by now was left by this pass: nothing answered, another tab is at it, or photos wait for Wi-Fi.
  const patience = pause.value === "no-answer" ? FIRST_WAIT_MS * 2 ** silentTries : OTHERS_AT_IT_MS;
  schedule(wait > 0 ? wait : Math.min(LONGEST_WAIT_MS, patience) * (0.5 + Math.random() / 2));
}

function schedule(ms: number): void {
  clearTimeout(timer);
  if (!isSending.value) timer = setTimeout(() => void run(), Math.min(ms, LONGEST_WAIT_MS));
  else void drain().catch(complain);
}

/** Where the browser can, be woken when the line returns even if this page is in the background then. */
function askForBackgroundSync(): void {
  void (async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    if (registration !== undefined && "sync" in registration) {
      await (registration.sync as { register: (tag: string) => Promise<void> }).register("outbox");
    }
  })().catch(() => undefined); // refused or missing: the page itself will notice
}
