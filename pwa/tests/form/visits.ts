/** A visit to test with. */

import type { BundleStore, BundleVisit } from "../../src/api/types.gen.ts";
import type { VisitRow } from "../../src/db/rows.ts";

export const SHOPPER = "0199c0de-0000-7000-8000-000000000001";
export const VISIT = "0199c0de-0000-7000-8000-000000000002";
const TEXTS = { "zh-Hans": "南京路店", en: "Nanjing Road" } as const;

const STORE = {
  id: VISIT,
  code: "S1",
  name: TEXTS,
  address: TEXTS,
  time_zone: "Asia/Shanghai",
  latitude: "31.235",
  longitude: "121.475",
  datum: "GCJ-02",
  tags: [],
} as const satisfies Readonly<Record<keyof BundleStore, unknown>>;

export function plannedVisit(changes: Partial<BundleVisit> = {}): BundleVisit {
  return {
    id: VISIT,
    store_id: VISIT,
    shopper_id: SHOPPER,
    checklist_version_id: VISIT,
    window_from: "2026-11-26T02:00:00Z",
    window_to: "2026-11-26T10:00:00Z",
    state: "assigned",
    is_practice: false,
    brief: null,
    store: { ...STORE, tags: [] },
    checklist: { key: "small", version: 3, sha256: "a".repeat(64), title: TEXTS, kind: "covert" },
    nonce: { value: "nonce", issued_at: "2026-11-26T01:00:00Z" },
    returned: null,
    draft: null,
    ...changes,
  };
}

export function visitRow(changes: Partial<VisitRow> = {}, planned: Partial<BundleVisit> = {}): VisitRow {
  return {
    id: VISIT,
    state: "draft",
    planned: plannedVisit(planned),
    isPractice: false,
    auditId: "0199c0de-0000-7000-8000-000000000003",
    revision: 0,
    draftRevision: 0,
    responses: {},
    askedAgain: [],
    place: { item: null },
    isDiscreet: false,
    startedAt: "2026-11-26T03:00:00.000Z",
    finishedAt: null,
    location: null,
    changedAt: "2026-11-26T03:00:00.000Z",
    problem: null,
    acceptedAt: null,
    ...changes,
  };
}
