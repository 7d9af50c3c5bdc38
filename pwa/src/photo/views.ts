/** The photos of a visit as screens show them, kept up to date by one reading for all items. */

import { signal, type Signal, useComputed } from "@preact/signals";
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
  usePhotoRows(visitId);
  return rows.value;
}

/** Keep the reading alive for as long as somebody looks. */
function usePhotoRows(visitId: string): void {
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

/** Tell whether a visit has photos of an item, the answer may not name them yet; draws again only when that changes. */
export function useHasPhotos(visitId: string, item: string): boolean {
  usePhotoRows(visitId);
  const has = useComputed(() => {
    const rows = watchVisit(visitId).rows.value;
    return rows !== null && [...rows.values()].some(({ photo }) => photo.item === item && photo.deletedAt === null);
  });
  return has.value;
}

/** Give the photos behind ids. */
export function viewsOf(rows: Rows, ids: readonly string[]): readonly View[] {
  return ids.map((id) => rows.get(id) ?? { id, photo: null, status: "elsewhere", problem: null });
}
