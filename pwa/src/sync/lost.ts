/**
 * Noticing that the browser cleared our database. A cookie outlives it in many cases and says how much was waiting; an empty database
 * beside such a cookie is a loss, which the shopper is told rather than left to wonder.
 */

import { signal } from "@preact/signals";

import { readFact } from "../db/meta.ts";

const NAME = "tenseconds-waits";
const LIFE_S = 90 * 86_400;

/** How many things were waiting in the database that is gone; 0 if none is gone. */
export const lost = signal(0);

/** Compare database and cookie once, before anything is written. */
export async function lookForLoss(owner: string): Promise<void> {
  const [whose, count] = readMark();
  const isEmpty = (await readFact("device_id")) === undefined;
  lost.value = isEmpty && whose === owner ? count : 0;
}

/** Note how much waits now. */
export function markWaiting(owner: string, count: number): void {
  if (lost.value > 0) return; // until it was read
  document.cookie = `${NAME}=${owner}.${count}; Max-Age=${LIFE_S}; Path=/; SameSite=Strict${location.protocol === "https:" ? "; Secure" : ""}`;
}

/** The shopper has read it. */
export function acknowledgeLoss(owner: string): void {
  lost.value = 0;
  markWaiting(owner, 0);
}

function readMark(): [owner: string, count: number] {
  const mark = document.cookie.split("; ").find((each) => each.startsWith(`${NAME}=`));
  const [owner = "", count = ""] = mark?.slice(NAME.length + 1).split(".") ?? [];
  return [owner, Math.trunc(Number(count)) || 0];
}
