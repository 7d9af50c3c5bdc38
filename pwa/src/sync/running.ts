/** What goes on for as long as the app is open: photos are prepared, drafts copied, acts sent, news fetched. */

import { takeUpLastWords } from "../form/last-words.ts";
import { copyDrafts } from "../outbox/drafts.ts";
import { complain } from "../outbox/log.ts";
import { sendNow, startTriggers } from "../outbox/triggers.ts";
import { resumePhotos } from "../photo/prepare.ts";
import { renew } from "../reminders/browser.ts";
import { forgetBeat } from "./heartbeat.ts";
import { forgetWhen, refresh } from "./refresh.ts";

const DRAFTS_MS = 10_000;

let isRunning = false;

/** Begin, or go on for somebody who has just signed in. */
export function run(): void {
  forgetWhen();
  forgetBeat();
  void begin().catch(complain);
  if (isRunning) return;
  isRunning = true;
  startTriggers();
  document.addEventListener("visibilitychange", () => {
    void (document.visibilityState === "visible" ? refresh() : copyDrafts(true)).catch(complain);
  });
  globalThis.addEventListener("pagehide", () => void copyDrafts(true).catch(complain));
  globalThis.addEventListener("online", () => {
    forgetWhen();
    void refresh().catch(complain);
  });
  setInterval(() => {
    void copyDrafts().then(refresh).catch(complain);
  }, DRAFTS_MS);
}

async function begin(): Promise<void> {
  await takeUpLastWords();
  await sendNow();
  await refresh();
  await resumePhotos();
  await renew();
}
