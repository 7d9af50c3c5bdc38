/** The photos of a visit as screens show them, kept up to date by one reading for all items. */

import { signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { type Database, watch } from "../db/open.ts";
import type { JobRow, PhotoRow, ProblemRow } from "../db/rows.ts";

/** `kept` is practice, which nobody sends; `elsewhere` is a photo this phone has no copy of. */
export type Status = "preparing" | "kept" | "waiting" | "sending" | "sent" | "problem" | "elsewhere";

export interface View {
  readonly id: string;
  /** Null for a photo of another device. */
  readonly photo: PhotoRow | null;
  readonly status: Status;
  readonly problem: ProblemRow | null;
}

/** Rows of a visit by id, tombstones among them. */
export type Rows = ReadonlyMap<string, View & { readonly photo: PhotoRow }>;

interface Watched {
  readonly rows: Signal<Rows | null>;
  readonly stop: () => void;
  users: number;
}
const watched = new Map<string, Watched>();

/** Give the photos of a visit; null until they are read. Draws the component again when they change, in any tab. */
export function usePhotos(visitId: string): Rows | null {
  const { rows } = watchVisit(visitId);
  useEffect(() => {
    const mine = watchVisit(visitId);
    mine.users += 1;
    return (): void => {
      mine.users -= 1;
      if (mine.users > 0) return;
      mine.stop();
      watched.delete(visitId);
    };
  }, [visitId]);
  return rows.value;
}

function watchVisit(visitId: string): Watched {
  const known = watched.get(visitId);
  if (known !== undefined) return known;
  const rows = signal<Rows | null>(null);
  const stop = watch(
    (db) => readRows(db, visitId),
    (read) => {
      rows.value = read;
    },
  );
  const fresh = { rows, stop, users: 0 };
  watched.set(visitId, fresh);
  return fresh;
}

async function readRows(db: Database, visitId: string): Promise<Rows> {
  const [photos, jobs] = await Promise.all([
    db.photos.where("visitId").equals(visitId).toArray(),
    db.jobs.where("visitId").equals(visitId).toArray(),
  ]);
  const jobOf = new Map(jobs.map((job) => [job.id, job]));
  return new Map(photos.map((photo) => [photo.id, viewOf(photo, jobOf.get(photo.id))]));
}

function viewOf(photo: PhotoRow, job: JobRow | undefined): View & { readonly photo: PhotoRow } {
  return { id: photo.id, photo, status: statusOf(photo, job), problem: job?.lastError ?? null };
}

/** Tell how far a photo is on its way. */
export function statusOf(photo: PhotoRow, job: Pick<JobRow, "state"> | undefined): Status {
  if (photo.state === "verified" || job?.state === "done") return "sent";
  if (photo.state === "picked") return "preparing";
  if (job === undefined) return "kept";
  return job.state === "rejected" ? "problem" : job.state === "sending" ? "sending" : "waiting";
}

/**
 * Give the photos of an item as they should stand in its answer: those it names and still has, one that was drawn on or taken again in
 * the place of the one before, also after that was taken back, and those it does not name yet, as after a page that ended in the camera.
 * What another device took is left alone.
 */
export function idsOf(rows: Rows, item: string, value: readonly string[]): readonly string[] {
  const living = [...rows.values()].filter(({ photo }) => photo.item === item && photo.deletedAt === null);
  const heirs = new Map(living.flatMap(({ id, photo }) => (photo.parentId === null ? [] : [[photo.parentId, id]])));
  const named = value.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined || row.photo.deletedAt === null) return [id];
    return heirs.get(id) ?? living.find((each) => each.id === row.photo.parentId)?.id ?? [];
  });
  return [...new Set([...named, ...living.map(({ id }) => id)])];
}

/** Give the photos behind ids. */
export function viewsOf(rows: Rows, ids: readonly string[]): readonly View[] {
  return ids.map((id) => rows.get(id) ?? { id, photo: null, status: "elsewhere", problem: null });
}
