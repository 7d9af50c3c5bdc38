/** What goes on for as long as the app is open: photos are prepared, acts sent, news fetched. */

import { complain } from "../outbox/log.ts";
import { sendNow, startTriggers } from "../outbox/triggers.ts";
import { resumePhotos } from "../photo/prepare.ts";

let isRunning = false;

/** Begin, or go on for somebody who has just signed in. */
export function run(): void {
  if (!isRunning) startTriggers();
  isRunning = true;
  void resumePhotos().catch(complain);
  void sendNow();
}
