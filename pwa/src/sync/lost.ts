/**
 * Noticing that the browser cleared our database. A cookie for each person outlives it in many cases and says how much was waiting; an
 * empty database beside such a cookie is a loss, which the shopper is told on every screen until they have read it.
 */

import { signal } from "@preact/signals";

import { readFact } from "../db/meta.ts";

const NAME = "tenseconds-waits-";
const LIFE_S = 90 * 86_400;
/** Stands behind the number of a loss that nobody has read yet. */
const UNREAD = "!";

/** How many things were waiting in the database that is gone, until it was read; 0 if none is gone. */
export const lost = signal(0);
/** What waits now, as it was last counted. */
let counted = 0;

/** Compare database and cookie once, before anything is written. */
export async function lookForLoss(owner: string): Promise<void> {
  counted = 0;
  const [count, isUnread] = readMark(owner);
  // A phone that has only fetched so far has no name yet, but knows how far it has fetched.
  const [device, cursor] = [await readFact("device_id"), await readFact("cursor")];
  const isEmpty = device === undefined && cursor === undefined;
  lost.value = isUnread || isEmpty ? count : 0;
  if (lost.value > 0) writeMark(owner, `${count}${UNREAD}`);
}

/** Note how much waits now. */
export function markWaiting(owner: string, count: number): void {
  counted = count;
  if (lost.value > 0) return; // until it was read
  writeMark(owner, String(count));
}

/** The shopper has read it. */
export function acknowledgeLoss(owner: string): void {
  lost.value = 0;
  markWaiting(owner, counted);
}

function readMark(owner: string): [count: number, isUnread: boolean] {
  const mark = document.cookie.split("; ").find((each) => each.startsWith(`${NAME}${owner}=`)) ?? "";
  const text = mark.slice(mark.indexOf("=") + 1);
  return [Math.trunc(Number(text.replace(UNREAD, ""))) || 0, text.endsWith(UNREAD)];
}

function writeMark(owner: string, text: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${NAME}${owner}=${text}; Max-Age=${LIFE_S}; Path=/; SameSite=Strict${secure}`;
}
