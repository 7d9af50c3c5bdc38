/** Practice: any checklist on this phone, filled like a real visit. It never leaves the phone and never counts. */

import type { BundleVisit } from "../api/types.gen.ts";
import { newId } from "../db/ids.ts";
import { withDb } from "../db/open.ts";
import type { ChecklistRow, VisitRow } from "../db/rows.ts";
import { me } from "../session/session.ts";
import { type Checklist, wordsOf } from "./checklist.ts";

const DAY_MS = 86_400_000;
const NOWHERE = { "zh-Hans": "练习门店", en: "Practice store" } as const;

/** Make a practice visit for a checklist version; returns its id. */
export async function practise(row: ChecklistRow): Promise<string> {
  const visit = practiceVisit(row, wordsOf(row), new Date());
  await withDb((db) => db.visits.add(visit));
  return visit.id;
}

/** Delete a practice visit with everything that belongs to it. */
export async function dropPractice(visitId: string): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", [db.visits, db.photos, db.bytes, db.thumbs, db.evidence], async () => {
      const visit = await db.visits.get(visitId);
      if (visit?.isPractice !== true) return;
      const photos = await db.photos.where("visitId").equals(visitId).primaryKeys();
      await db.bytes.bulkDelete(photos);
      await db.thumbs.bulkDelete(photos);
      await db.photos.bulkDelete(photos);
      await db.evidence.where("visitId").equals(visitId).delete();
      await db.visits.delete(visitId);
    }),
  );
}

function practiceVisit(row: ChecklistRow, words: Checklist, now: Date): VisitRow {
  const id = newId(now.getTime());
  return {
    id,
    state: "assigned",
    planned: planPractice(id, row, words, now),
    isPractice: true,
    auditId: newId(),
    revision: 0,
    draftRevision: 0,
    responses: {},
    askedAgain: [],
    place: { item: null },
    isDiscreet: false,
    startedAt: null,
    finishedAt: null,
    location: null,
    changedAt: now.toISOString(),
    problem: null,
    acceptedAt: null,
  };
}

function planPractice(id: string, row: ChecklistRow, { title, kind }: Checklist, now: Date): BundleVisit {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const nowhere = { name: NOWHERE, address: NOWHERE, latitude: null, longitude: null, datum: "WGS-84" } as const;
  return {
    id,
    store_id: id,
    shopper_id: me.value?.user.id ?? id,
    checklist_version_id: id,
    window_from: now.toISOString(),
    window_to: new Date(now.getTime() + DAY_MS).toISOString(),
    state: "assigned",
    is_practice: true,
    brief: null,
    store: { id, code: "", ...nowhere, time_zone: zone, tags: [] },
    checklist: { key: row.key, version: row.version, sha256: row.sha256, title, kind },
    nonce: { value: "", issued_at: now.toISOString() },
    returned: null,
    draft: null,
  };
}
