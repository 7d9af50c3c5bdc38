/**
 * The one door to the phone's database. A browser may close it behind our back (WebKit does, in the background), so every use goes
 * through `withDb`, which opens it again and tries once more before it says that nothing was kept.
 */

import { Dexie, liveQuery } from "dexie";

import { declare, type Tables } from "./schema.ts";

export type Database = Dexie & Tables;

/** The database could not be used: what was to be written is not written. */
export class DatabaseError extends Error {}

const LOST = new Set(["InvalidStateError", "UnknownError", "DatabaseClosedError"]);
let open: { readonly owner: string; readonly database: Database } | null = null;

/** Name a person's database. */
export function databaseName(userId: string): string {
  return `pwa-${userId}`;
}

/** Choose whose database is used from now on; null closes it. */
export function useDatabaseOf(userId: string | null): void {
  if (open?.owner === userId) return;
  open?.database.close();
  open = userId === null ? null : { owner: userId, database: make(userId) };
}

/** Tell whose database is open. */
export function ownerOfDatabase(): string | null {
  return open?.owner ?? null;
}

/** Do some work with the database; a connection that was lost is made anew, once. */
export async function withDb<T>(work: (database: Database) => PromiseLike<T>): Promise<T> {
  if (open === null) throw new DatabaseError("Nobody is signed in.");
  try {
    return await work(open.database);
  } catch (error) {
    if (!isLost(error)) throw error;
    const { owner } = open;
    open.database.close();
    open = { owner, database: make(owner) };
    try {
      return await work(open.database);
    } catch (again) {
      throw isLost(again) ? new DatabaseError(String(again)) : again;
    }
  }
}

/** Call `show` with the result of a reading now and whenever what it read changes, in any tab. Returns how to stop. */
export function watch<T>(
  read: (database: Database) => PromiseLike<T>,
  show: (value: T) => void,
  fail: (error: unknown) => void = () => undefined,
): () => void {
  const subscription = liveQuery(() => withDb(read)).subscribe({ next: show, error: fail });
  return () => {
    subscription.unsubscribe();
  };
}

function make(userId: string): Database {
  // Strict: an answer that says "saved" has to survive a battery that dies in the next second.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `declare` gives it just these tables
  const database = new Dexie(databaseName(userId), { chromeTransactionDurability: "strict" }) as Database;
  declare(database);
  database.on("versionchange", () => {
    database.close();
  });
  return database;
}

function isLost(error: unknown): boolean {
  const names = [nameOf(error), nameOf(error instanceof Error && "inner" in error ? error.inner : null)];
  return names.some((name) => LOST.has(name));
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}
