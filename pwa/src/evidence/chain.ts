/**
 * A visit's chain of evidence on this phone. A link is hashed before the transaction that keeps it and is kept only if the chain has
 * not grown meanwhile; so an event and the state it speaks of come to be together or not at all.
 */

import { type Database, withDb } from "../db/open.ts";
import type { EvidenceRow, VisitRow } from "../db/rows.ts";
import type { Tables } from "../db/schema.ts";
import { appBuild } from "../ui/install.ts";
import { signHash } from "./key.ts";
import { type Evidence, hashOf, type Manifest } from "./links.ts";

const TRIES = 30;
/** Kinds that say where and when in full; the others lean on the event they follow. */
const FULL = new Set<unknown>(["visit-start", "visit-end", "photo"]);

/** Somebody else has added to the chain between the hashing and the writing. */
class ChainMoved extends Error {}

/** Add an event, with everything that is not given filled in: visit, clocks, time zone, build, nonce and place. */
export async function appendEvent(visitId: string, manifest: Manifest): Promise<void> {
  await appendWith(visitId, [manifest], [], () => Promise.resolve());
}

/** Add events and do some work on other tables in one transaction; `tables` names those. The work may be done more than once. */
export async function appendWith(
  visitId: string,
  manifests: readonly Manifest[],
  tables: readonly (keyof Tables)[],
  work: (db: Database) => Promise<void>,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await withDb((db) => attempt(db, visitId, manifests, tables, work)); // oxlint-disable-line no-await-in-loop
      return;
    } catch (error) {
      if (!(error instanceof ChainMoved) || tried === TRIES) throw error;
    }
  }
}

/** Close the chain for a hand-in and sign it. */
export async function sealEvidence(visit: VisitRow): Promise<Evidence> {
  await appendEvent(visit.id, { kind: "visit-end" });
  const rows = await withDb((db) => db.evidence.where("visitId").equals(visit.id).sortBy("n"));
  const events = rows.map(({ manifest, hash }) => ({ manifest, hash }));
  const last = events.at(-1);
  const signed = last === undefined ? null : await signHash(last.hash);
  return { events, ...signed, nonce: visit.planned.nonce.value };
}

async function attempt(
  db: Database,
  visitId: string,
  manifests: readonly Manifest[],
  tables: readonly (keyof Tables)[],
  work: (db: Database) => Promise<void>,
): Promise<void> {
  const [last, visit] = await Promise.all([lastOf(db, visitId), db.visits.get(visitId)]);
  const rows = await link(last, manifests, visitId, visit ?? null);
  await db.transaction("rw", ["evidence", ...tables], async () => {
    if ((await lastOf(db, visitId))?.hash !== last?.hash) throw new ChainMoved();
    await db.evidence.bulkAdd(rows);
    await work(db);
  });
}

function lastOf(db: Database, visitId: string): PromiseLike<EvidenceRow | undefined> {
  return db.evidence.where("[visitId+n]").between([visitId, -1], [visitId, Number.MAX_SAFE_INTEGER]).last();
}

async function link(
  last: EvidenceRow | undefined,
  manifests: readonly Manifest[],
  visitId: string,
  visit: VisitRow | null,
): Promise<EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  let { n, hash } = last ?? { n: -1, hash: null };
  // A chain always begins with the beginning of its visit.
  const all = n < 0 && manifests[0]?.["kind"] !== "visit-start" ? [{ kind: "visit-start" }, ...manifests] : manifests;
  for (const given of all) {
    const manifest = fillIn(given, visitId, visit);
    hash = await hashOf(hash, manifest); // oxlint-disable-line no-await-in-loop -- each link needs the one before it
    n += 1;
    rows.push({ visitId, n, manifest, hash });
  }
  return rows;
}

function fillIn(given: Manifest, visitId: string, visit: VisitRow | null): Manifest {
  const clocks = { wall_ms: Date.now(), mono_ms: Math.round(performance.now()) };
  if (!FULL.has(given["kind"])) return { visit_id: visitId, ...clocks, ...given };
  const place = visit?.location ?? null;
  return {
    visit_id: visitId,
    ...clocks,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    app_build: appBuild(),
    ...(visit === null ? {} : { nonce: visit.planned.nonce.value }),
    ...(place === null
      ? {}
      : {
          gps: {
            lat: place.latitude,
            lon: place.longitude,
            accuracy_m: place.accuracy_m,
            age_s: place.age_s,
            datum: place.datum,
          },
        }),
    ...given,
  };
}
