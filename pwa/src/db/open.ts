/**
 * The one door to the phone's database. A browser may close it behind our back (WebKit does, in the background), so every use goes
 * through `withDb`, which opens it again and tries once more before it says that nothing was kept.
 */

import type * as Maker from "./dexie.ts";
import type { Database } from "./dexie.ts";

export type { Database } from "./dexie.ts";

/** The database could not be used: what was to be written is not written. */
export class DatabaseError extends Error {}

const LOST = new Set(["InvalidStateError", "UnknownError", "DatabaseClosedError"]);

interface Open {
  readonly owner: string;
  /** Null until it is used for the first time. */
  database: Database | null;
}
let open: Open | null = null;
let maker: typeof Maker | null = null;
let loading: Promise<typeof Maker> | null = null;

/** Name a person's database. */
export function databaseName(userId: string): string {
  return `pwa-${userId}`;
}

/** Choose whose database is used from now on; null closes it. */
export function useDatabaseOf(userId: string | null): void {
  if (open?.owner === userId) return;
  open?.database?.close();
  open = userId === null ? null : { owner: userId, database: null };
  // It will be wanted at once, and is fetched beside whatever else is.
  if (open !== null) load().catch(() => undefined);
}

/** Tell whose database is open. */
export function ownerOfDatabase(): string | null {
  return open?.owner ?? null;
}

/** Do some work with the database; a connection that was lost is made anew, once. */
export async function withDb<T>(work: (database: Database) => PromiseLike<T>): Promise<T> {
  if (open === null) throw new DatabaseError("Nobody is signed in.");
  // Whose it is was decided by who called, not by who is signed in once it has been read how databases are made.
  const used = open;
  // Waited for once only: later a transaction may be under way, which ends while anything else is waited for.
  const { make } = maker ?? (await load());
  const database = (used.database ??= make(databaseName(used.owner)));
  try {
    return await work(database);
  } catch (error) {
    if (!isLost(error)) throw error;
    if (used.database === database) {
      database.close();
      used.database = make(databaseName(used.owner));
    }
    try {
      return await work(used.database);
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
  let isOver = false;
  let subscription: Maker.Watching | null = null;
  void (async () => {
    try {
      const { liveQuery } = maker ?? (await load());
      if (isOver) return;
      subscription = liveQuery(() => withDb(read)).subscribe({ next: show, error: fail });
    } catch (error) {
      fail(error);
    }
  })();
  return () => {
    isOver = true;
    subscription?.unsubscribe();
  };
}

/** Load what makes databases. What could not be loaded is tried again by whoever needs it next. */
async function load(): Promise<typeof Maker> {
  loading ??= import("./dexie.ts");
  try {
    maker = await loading;
    return maker;
  } catch (error) {
    loading = null;
    throw error;
  }
}

function isLost(error: unknown): boolean {
  const names = [nameOf(error), nameOf(error instanceof Error && "inner" in error ? error.inner : null)];
  return names.some((name) => LOST.has(name));
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}
