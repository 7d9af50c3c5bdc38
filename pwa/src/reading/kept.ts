/** What was last read from the server, kept in the person's own database, so that a page without a signal shows something honest. */

import { withDb } from "../db/open.ts";

export interface Kept<T> {
  readonly value: T;
  /** When it was read, ISO 8601. */
  readonly at: string;
}

const PREFIX = "read:";
const AT_MOST = 40;

/** Keep an answer under a name; the oldest go when there are more than forty. A full phone keeps none, which harms nobody. */
export async function keep(name: string, value: unknown, now: Date): Promise<void> {
  const row = { key: PREFIX + name, value: { value, at: now.toISOString() } };
  try {
    await withDb((db) => db.meta.put(row));
    const rows = await withDb((db) => db.meta.where("key").startsWith(PREFIX).toArray());
    const gone = rows
      .toSorted((a, b) => (timeOf(a.value) < timeOf(b.value) ? 1 : -1))
      .slice(AT_MOST)
      .map(({ key }) => key);
    if (gone.length > 0) await withDb((db) => db.meta.bulkDelete(gone));
  } catch {
    // What could not be kept is read again when there is a signal.
  }
}

/** Recall what was kept under a name, or null. */
export async function recallKept<T>(name: string): Promise<Kept<T> | null> {
  try {
    const row = await withDb((db) => db.meta.get(PREFIX + name));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `keep` writes these rows, under the same name
    return (row?.value as Kept<T> | undefined) ?? null;
  } catch {
    return null;
  }
}

function timeOf(value: unknown): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `keep` writes these rows
  return (value as Kept<unknown>).at;
}
