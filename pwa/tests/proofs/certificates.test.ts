/** Certificates on the phone: good to the end of their last day, and kept by what a pull brings. */

import { newPhone } from "../phone.ts";
import { Dexie } from "dexie";
import { expect, test } from "vitest";

import type { Bundle } from "../../src/api/types.gen.ts";
import { readFact } from "../../src/db/meta.ts";
import { databaseName, withDb } from "../../src/db/open.ts";
import type { CertificateRow } from "../../src/db/rows.ts";
import { keepLearning, LEARNING_TABLES } from "../../src/learn/keep.ts";
import { inOrder, readCertificates, standing, worthOf } from "../../src/proofs/own.ts";

const ONE: CertificateRow = {
  id: "one",
  attempt_id: "tried",
  course: "queue",
  title: { "zh-Hans": "排队", en: "The queue" },
  code: "ABCD",
  issued_on: "2026-01-10",
  expires_on: "2027-01-10",
  renews_on: "2026-12-11",
  is_withdrawn: false,
};
const NOTHING = {
  full: false,
  courses: [],
  progress: [],
  attempts: [],
  cards: [],
  drills: [],
  reviews: [],
  daily: null,
};

test("a certificate is worth something to the end of its last day, unless it was withdrawn", () => {
  expect(worthOf(ONE, "2026-11-26")).toBe("valid");
  expect(worthOf(ONE, "2026-12-11")).toBe("expiring");
  expect(worthOf(ONE, "2027-01-10")).toBe("expiring");
  expect(worthOf(ONE, "2027-01-11")).toBe("expired");
  expect(worthOf({ ...ONE, is_withdrawn: true }, "2026-11-26")).toBe("withdrawn");
  expect(worthOf({ ...ONE, expires_on: null }, "2099-01-01")).toBe("valid");
});

test("a certificate runs out from the day on which it may be renewed, and stands until then", () => {
  const early = { ...ONE, renews_on: "2026-11-20" };
  expect(worthOf(early, "2026-11-26")).toBe("expiring");
  expect(standing([early], "queue", "2026-11-26")).toBeNull();
  expect(standing([early, ONE], "queue", "2026-11-26")).toBe(ONE);
  expect(standing([{ ...ONE, is_withdrawn: true }], "queue", "2026-11-26")).toBeNull();
});

test("what is worth something stands first, the newest of it before the others", () => {
  const old = { ...ONE, id: "old", issued_on: "2024-01-10", expires_on: "2025-01-10" };
  const newer = { ...ONE, id: "newer", issued_on: "2026-02-10" };
  expect(inOrder([old, ONE, newer], "2026-11-26").map(({ id }) => id)).toEqual(["newer", "one", "old"]);
});

test("a pull brings certificates, and a later one tells that one was withdrawn", async () => {
  newPhone();
  await arrive([ONE]);
  await arrive([{ ...ONE, is_withdrawn: true }]);
  expect(await withDb(readCertificates)).toEqual([{ ...ONE, is_withdrawn: true }]);
});

test("what a phone kept before certificates named their course is shown, and pulled anew", async () => {
  const former = new Dexie(databaseName(newPhone()));
  former.version(4).stores({ meta: "key", certificates: "id" });
  const { title: _title, attempt_id: _attempt, ...kept } = ONE;
  await former.table("certificates").put(kept);
  await former.table("meta").put({ key: "cursor", value: "7" });
  former.close();
  const [one] = await withDb(readCertificates);
  expect(one?.title).toEqual({ "zh-Hans": "queue", en: "queue" });
  expect(await readFact("cursor")).toBeUndefined();
});

test("what a phone kept before certificates told their day of renewal is pulled anew", async () => {
  const former = new Dexie(databaseName(newPhone()));
  former.version(5).stores({ meta: "key", certificates: "id" });
  await former.table("meta").put({ key: "cursor", value: "7" });
  former.close();
  expect(await withDb(readCertificates)).toEqual([]);
  expect(await readFact("cursor")).toBeUndefined();
});

async function arrive(certificates: readonly CertificateRow[]): Promise<void> {
  const bundle = { ...NOTHING, certificates } as unknown as Bundle;
  await withDb((db) => db.transaction("rw", [...LEARNING_TABLES], () => keepLearning(db, bundle)));
}
