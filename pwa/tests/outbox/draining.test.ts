/** Sending under every kind of bad luck: what was recorded arrives once, and the phone keeps it until the server has signed for it. */

/* oxlint-disable vitest/no-conditional-in-test -- whose luck is bad depends on what was asked */
import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { useDatabaseOf, withDb } from "../../src/db/open.ts";
import { claimOps } from "../../src/outbox/claims.ts";
import { drain } from "../../src/outbox/drain.ts";
import { sendAgain } from "../../src/outbox/shelf.ts";
import { pause } from "../../src/outbox/status.ts";
import { type Luck, Server } from "./server.ts";
import { addPhoto, drainAll, handIn, look, report } from "./world.ts";

let server: Server;
let owner: string;

beforeEach(async () => {
  owner = newPhone();
  server = await Server.start(owner);
});

test("a visit with its photos is accepted once the receipt names all of it, and keeps its bytes", async () => {
  await handIn(3);
  const { visits, jobs, bytes } = await drainAll();
  expect(visits.map(({ state }) => state)).toEqual(["accepted"]);
  expect(jobs.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
  expect([server.ops.size, server.photos.size, bytes]).toEqual([1, 3, 3]);
});

test("two hundred drains with bad luck: three reports and three photos arrive, each once", async () => {
  const LUCK: readonly Luck[] = [null, "cut", "lost", 408, 429, 500, 503, "portal", "wrong-hash", 401];
  for (let run = 0; run < 200; run += 1) {
    /* oxlint-disable no-await-in-loop */
    owner = newPhone();
    server = await Server.start(owner);
    const [rows] = [await Promise.all([handIn(1), handIn(1), handIn(1)])];
    let seed = run + 1;
    server.luck = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return LUCK[seed % LUCK.length] ?? null;
    };
    const during = await drainAll(2);
    expect(during.jobs).toHaveLength(6);
    expect(during.bytes).toBe(3);
    server.luck = () => null;
    const { visits, jobs } = await drainAll(2);
    expect(jobs.every(({ state }) => state === "done")).toBe(true);
    expect(visits.map(({ state }) => state)).toEqual(rows.map(() => "accepted"));
    expect([server.ops.size, server.photos.size]).toEqual([3, 3]);
    /* oxlint-enable no-await-in-loop */
  }
}, 60_000);

test("an answer that was lost costs a second request and nothing else", async () => {
  await handIn(0);
  server.luck = ({ method, path }) => (method === "POST" && path === "/v1/sync" ? "lost" : null);
  expect((await drainAll()).jobs[0]).toMatchObject({ state: "pending", attempts: 1 });
  server.luck = () => null;
  expect((await drainAll()).visits[0]?.state).toBe("accepted");
  expect(server.to("POST", "/v1/sync")).toHaveLength(2);
  expect(server.ops.size).toBe(1);
});

test("what a tab that crashed had taken is sent by the next one", async () => {
  await handIn(0);
  expect(await claimOps(owner, Date.now())).toHaveLength(1);
  expect((await look()).jobs[0]?.state).toBe("sending");
  await drain();
  expect((await look()).visits[0]?.state).toBe("accepted");
});

test("an acknowledgement of other bytes is none", async () => {
  await handIn(1);
  server.luck = ({ path }) => (path === "/v1/me" || path === "/v1/keys" ? null : "wrong-hash");
  const { visits, jobs } = await drainAll();
  expect(jobs.map(({ state }) => state)).toEqual(["pending", "pending"]);
  expect(visits[0]?.state).toBe("ready");
});

test("a receipt that somebody else signed is none", async () => {
  const other = await Server.start(owner);
  await handIn(0);
  await drainAll(); // the keys of that server are known now
  expect(other.ops.size).toBe(1);
  server = await Server.start(owner);
  await handIn(0);
  const { jobs } = await drainAll();
  expect(jobs.map(({ state }) => state).toSorted()).toEqual(["done", "pending"]);
});

test("being signed out keeps everything, stops, and goes on after signing in", async () => {
  await handIn(2);
  server.luck = ({ path }) => (path === "/v1/me" ? null : 401);
  const { jobs } = await drainAll();
  expect(jobs.every(({ state, attempts }) => state === "pending" && attempts === 0)).toBe(true);
  expect(server.to("PUT", "/v1/photos")).toHaveLength(0);
  server.luck = () => 401;
  await drainAll();
  expect(pause.value).toBe("signed-out");
  server.luck = () => null;
  expect((await drainAll()).visits[0]?.state).toBe("accepted");
});

test("nothing is sent while somebody else is signed in, nor anybody else's acts", async () => {
  await handIn(1);
  server.user = "somebody else";
  await drainAll();
  expect(pause.value).toBe("other-person");
  expect([server.ops.size, server.photos.size]).toEqual([0, 0]);
  server.user = owner;
  await withDb((db) => db.jobs.toCollection().modify({ owner: "somebody else" }));
  await drainAll();
  expect([server.ops.size, server.photos.size]).toEqual([0, 0]);
  expect((await look()).jobs).toHaveLength(2);
});

test("each person has a database, and what waits in it waits for them", async () => {
  await handIn(1);
  const second = newPhone();
  server.user = second;
  await drainAll();
  expect(server.ops.size).toBe(0);
  useDatabaseOf(owner);
  server.user = owner;
  expect((await drainAll()).visits[0]?.state).toBe("accepted");
});

test("a report the server refuses goes on the shelf with its words; its neighbours go through", async () => {
  const [bad, good] = [await handIn(1), await handIn(1)];
  server.refuse = ({ payload }) => (payload["visit_id"] === bad.id ? "wrong-responses" : null);
  const { visits, jobs } = await drainAll();
  const find = (id: string): string | undefined => visits.find((visit) => visit.id === id)?.state;
  expect([find(bad.id), find(good.id)]).toEqual(["rejected", "accepted"]);
  expect(visits.find(({ id }) => id === bad.id)?.problem?.detail).toBe("Because of wrong-responses.");
  expect(jobs.filter(({ state }) => state === "rejected")).toHaveLength(1);
  server.refuse = () => null;
  await sendAgain(jobs.find(({ state }) => state === "rejected")?.id ?? "");
  expect((await drainAll()).visits.map(({ state }) => state)).toEqual(["accepted", "accepted"]);
});

test("a photo the server refuses stops no other photo and no report", async () => {
  const visit = await handIn(3);
  const [first] = (await look()).photos;
  server.refusePhoto = (id) => (id === first?.id ? 415 : null);
  const { visits, jobs, bytes } = await drainAll();
  expect(jobs.filter(({ state }) => state === "done")).toHaveLength(3);
  expect(jobs.find(({ id }) => id === first?.id)).toMatchObject({ state: "rejected", visitId: visit.id });
  expect([visits[0]?.state, bytes]).toEqual(["needs_photos", 3]);
});

test("a request that is refused as a whole makes each act go alone, so that only the bad one is refused", async () => {
  await Promise.all([handIn(0), handIn(0), handIn(0)]);
  const [poison] = (await look()).jobs;
  const isPoisoned = (body: unknown): boolean => String(body).includes(String(poison?.id));
  server.luck = ({ path, body }) => (path === "/v1/sync" && isPoisoned(body) ? 500 : null);
  const { jobs } = await drainAll();
  expect(jobs.filter(({ state }) => state === "pending")).toHaveLength(3);
  await withDb((db) => db.jobs.toCollection().modify({ notBefore: 0 }));
  await drain();
  const after = await look();
  expect(after.jobs.filter(({ state }) => state === "done")).toHaveLength(2);
  expect(after.jobs.find(({ id }) => id === poison?.id)?.state).toBe("pending");
});

test("photos the receipt misses go up again, though they were acknowledged", async () => {
  await handIn(2);
  const [first] = (await look()).photos;
  server.luck = ({ path }) => {
    if (path.endsWith("/receipt") && server.to("GET", "/v1/visits").length === 1) server.photos.delete(first?.id ?? "");
    return null;
  };
  expect((await drainAll()).visits[0]?.state).toBe("needs_photos");
  expect((await drainAll()).visits[0]?.state).toBe("accepted");
  expect(server.photos.size).toBe(2);
});

test("a photo changed on the server is never taken for ours", async () => {
  await handIn(1);
  const [photo] = (await look()).photos;
  server.luck = ({ path }) => {
    if (path.endsWith("/receipt")) server.photos.set(photo?.id ?? "", { sha256: "0".repeat(64), by: "x", size: 1 });
    return null;
  };
  const { visits, jobs } = await drainAll();
  expect(visits[0]?.state).toBe("needs_photos");
  expect(jobs.find(({ id }) => id === photo?.id)).toMatchObject({
    state: "rejected",
    lastError: { type: "phone:photo-differs" },
  });
});

test("acts the server names as gaps go up again", async () => {
  await handIn(0);
  await drainAll();
  server.ops.clear();
  server.gaps = [{ from: 1, to: 1 }];
  await handIn(0);
  await drainAll(2);
  expect(server.ops.size).toBe(2);
});

test("bytes that changed in the phone's memory are not sent as if they were true", async () => {
  await handIn(1);
  await withDb((db) => db.bytes.toCollection().modify({ bytes: new Uint8Array(500).buffer }));
  const { jobs } = await drainAll();
  expect(server.photos.size).toBe(0);
  expect(jobs.find(({ kind }) => kind === "photo")?.lastError?.type).toBe("phone:damaged");
});

test("a large photo goes in parts and is taken up where the line broke", async () => {
  const visit = await handIn(0);
  const photo = await addPhoto(visit.id, 7_000_000);
  server.luck = ({ headers }) => (headers.get("Content-Range")?.startsWith("bytes 4000000") === true ? "cut" : null);
  await drainAll();
  server.luck = () => null;
  await drainAll();
  expect(server.photos.get(photo.id)).toEqual({ sha256: photo.sha256, by: owner, size: 7_000_000 });
  const parts = server.to("PUT", "/v1/photos").map(({ headers }) => headers.get("Content-Range"));
  expect(parts.map((range) => range?.split("-")[0])).toEqual([
    "bytes 0",
    "bytes 2000000",
    "bytes 4000000",
    "bytes 0",
    "bytes 4000000",
    "bytes 6000000",
  ]);
});

test("photos go up while the visit is still being filled", async () => {
  const { id } = await handIn(0);
  await withDb((db) => db.visits.update(id, { state: "draft" }));
  await withDb((db) => db.jobs.clear());
  await addPhoto(id);
  const { photos } = await drainAll();
  expect(photos[0]?.state).toBe("verified");
});

test("two tabs at once send everything once", async () => {
  await Promise.all([handIn(2), handIn(2)]);
  // Another tab is another agent with a lock manager of its own name; two drains of this one share a pass.
  await Promise.all([drain(), drain(), drain()]);
  expect(server.to("POST", "/v1/sync")).toHaveLength(1);
  expect(server.to("PUT", "/v1/photos")).toHaveLength(4);
});

test("a tab that holds the lock sends, the other one leaves it alone; a frozen one loses the lock", async () => {
  await handIn(0);
  const thawed: (() => void)[] = [];
  const forever = new Promise<void>((resolve) => {
    thawed.push(resolve);
  });
  const robbed = navigator.locks.request(`outbox-${owner}`, () => forever).catch(String);
  await drain();
  expect(server.asked).toHaveLength(0);
  // The other tab took the act and froze: its lease has passed.
  await withDb((db) => db.jobs.toCollection().modify({ state: "sending", leaseUntil: Date.now() - 1 }));
  await drain();
  expect((await look()).visits[0]?.state).toBe("accepted");
  expect(await robbed).toContain("AbortError");
});

test("the second report of a visit is waited for, though the first one is there", async () => {
  const visit = await handIn(0);
  await drainAll();
  await withDb((db) => db.visits.update(visit.id, { state: "ready" }));
  await report(visit, [await addPhoto(visit.id)]);
  server.luck = ({ path }) => (path === "/v1/sync" ? 503 : null);
  expect((await drainAll()).visits[0]?.state).toBe("ready");
  server.luck = () => null;
  expect((await drainAll()).visits[0]?.state).toBe("accepted");
});
