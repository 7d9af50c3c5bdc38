/** Who is signed in on this phone. Known from the last time without a signal, checked with the server when there is one. */

import { computed, signal } from "@preact/signals";

import { ApiProblem, call, rememberCsrf, whenSignedOut } from "../api/client.ts";
import type { Me, OwnChange } from "../api/types.gen.ts";
import { useDatabaseOf } from "../db/open.ts";
import { remember } from "../remember.ts";

export type Role = "shopper" | "staff" | "trainer" | "manager" | "qa" | "admin";

const KEPT_AS = "tenseconds.me";
/** The token of a session that was left and whose end the server has not confirmed. */
const LEFT_AS = "tenseconds.left";

/** The person, or null. */
export const me = signal<Me | null>(null);
/** The server no longer knows us: nothing is sent until the same person signs in again; nothing is deleted. */
export const isExpired = signal(false);
export const roles = computed<ReadonlySet<Role>>(() => new Set(me.value?.user.memberships.map(({ role }) => role)));

let farewell: Promise<void> = Promise.resolve();

/** Tell whether the signed-in person may do something, as far as screens go; the server decides. */
export function may(permission: string): boolean {
  return me.value?.permissions.includes(permission) ?? false;
}

/** Remember from the last time who uses this phone, without asking anybody. */
export function recall(): void {
  whenSignedOut(() => {
    if (me.value !== null) isExpired.value = true;
  });
  const kept = read(localStorage.getItem(KEPT_AS));
  if (kept !== null) become(kept);
}

/** Ask the server who we are; without a signal nothing changes. */
export async function confirm(): Promise<void> {
  if (me.value === null) {
    await leaveAgain();
    return;
  }
  try {
    const answer = await call("GET /v1/me");
    if (answer.user.id !== me.value.user.id) return;
    become(answer);
    isExpired.value = false;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
  }
}

/** Change one's own name or language. Throws `ApiProblem`. */
export async function changeMe(change: OwnChange): Promise<void> {
  const user = await call("PATCH /v1/me", { body: change });
  if (me.value?.user.id === user.id) become({ ...me.value, user });
}

/** Begin anew when another tab signs in or out: one browser has one session, and each person a database of their own. */
export function followOtherTabs(): void {
  globalThis.addEventListener("storage", ({ key, newValue }) => {
    if (key === KEPT_AS && idIn(newValue) !== (me.value?.user.id ?? null)) location.reload();
  });
}

/** Sign in. Throws `ApiProblem`; the screen says what it was. */
export async function signIn(email: string, password: string, totp: string): Promise<void> {
  // The server's answer to somebody's leaving takes the session of this browser away, whosever it is by then.
  await farewell;
  await leaveAgain();
  const body = totp === "" ? { email, password } : { email, password, totp };
  become(await call("POST /v1/session", { body }));
  isExpired.value = false;
}

/**
 * Sign out: here at once, whatever the line is like, and at the server if it can be reached. What waits in the outbox stays in the
 * person's own database until they come back.
 */
export async function signOut(): Promise<void> {
  remember(LEFT_AS, me.value?.csrf ?? "");
  farewell = takeLeave();
  forget();
  await farewell;
}

/** Say again what could not be said when somebody left; never once somebody is signed in, for it would be their session that ends. */
export async function leaveAgain(): Promise<void> {
  const token = localStorage.getItem(LEFT_AS);
  if (token === null || me.value !== null) return;
  rememberCsrf(token);
  farewell = takeLeave();
  rememberCsrf(null);
  await farewell;
}

async function takeLeave(): Promise<void> {
  try {
    await call("DELETE /v1/session");
    localStorage.removeItem(LEFT_AS);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // A refusal means that there is no session of that token left to end.
    if (error.status >= 400 && error.status < 500) localStorage.removeItem(LEFT_AS);
  }
}

function become(answer: Me): void {
  rememberCsrf(answer.csrf);
  useDatabaseOf(answer.user.id);
  const text = JSON.stringify(answer);
  // Nearly always it is what this phone knew already, and then nothing is drawn again.
  if (text !== JSON.stringify(me.value)) me.value = answer;
  remember(KEPT_AS, text);
  localStorage.removeItem(LEFT_AS);
}

function forget(): void {
  rememberCsrf(null);
  useDatabaseOf(null);
  me.value = null;
  isExpired.value = false;
  localStorage.removeItem(KEPT_AS);
}

function idIn(kept: string | null): string | null {
  return read(kept)?.user.id ?? null;
}

function read(kept: string | null): Me | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `become` writes it
  return kept === null ? null : (JSON.parse(kept) as Me);
}
