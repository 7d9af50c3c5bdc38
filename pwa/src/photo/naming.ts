/**
 * Which photos an answer names. The answer in the database follows its photos in the very transaction that keeps, replaces or deletes one,
 * so that a screen that is closed and a page that ends leave none out of the report.
 */

import type { Database } from "../db/open.ts";
import type { PhotoRow, ResponseRow } from "../db/rows.ts";
import { isOpen } from "../visit/states.ts";

/**
 * Give the photos of an item as they should stand in its answer: those it names and still has, one that was drawn on or taken again in
 * the place of the one before, also after that was taken back, and those it does not name yet. What another device took is left alone.
 */
export function idsOf(photos: readonly PhotoRow[], item: string, value: readonly string[]): readonly string[] {
  const rows = new Map(photos.map((photo) => [photo.id, photo]));
  const living = photos
    .filter((photo) => photo.item === item && photo.deletedAt === null)
    .toSorted((one, other) => Number(one.takenAt > other.takenAt) - Number(one.takenAt < other.takenAt));
  const heirs = new Map(living.flatMap(({ id, parentId }) => (parentId === null ? [] : [[parentId, id]])));
  const named = value.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined || row.deletedAt === null) return [id];
    return heirs.get(id) ?? living.find((each) => each.id === row.parentId)?.id ?? [];
  });
  return [...new Set([...named, ...living.map(({ id }) => id)])];
}

/** Let the answer of an item name its photos. `isAnswer`: with one there is an answer. Call it inside a `rw` transaction over `visits` and `photos`. */
export async function nameIn(db: Database, visitId: string, item: string, isAnswer = false): Promise<void> {
  const visit = await db.visits.get(visitId);
  if (visit === undefined || !isOpen(visit.state)) return;
  const before: ResponseRow = visit.responses[item] ?? { item, state: "unanswered" };
  const ids = idsOf(await db.photos.where("visitId").equals(visitId).toArray(), item, before.photos ?? []);
  if (ids.join() === (before.photos ?? []).join()) return;
  const after: ResponseRow = { ...before, ...(isAnswer ? { state: "answered" } : undefined), photos: ids };
  await db.visits.put({
    ...visit,
    responses: { ...visit.responses, [item]: after },
    changedAt: new Date().toISOString(),
  });
}
