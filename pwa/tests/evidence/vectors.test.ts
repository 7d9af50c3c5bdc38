/** Judges every chain of tests/vectors/evidence as the server does, as far as a phone can. */

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { type Evidence, judge, type Link, recordedPhotos } from "../../src/evidence/links.ts";

interface Vector {
  readonly name: string;
  readonly visit_id: string;
  readonly evidence: Evidence & Readonly<Record<string, unknown>>;
  readonly photos: readonly string[];
  readonly expect: Readonly<Record<string, unknown>> & {
    readonly broken_at: number | null;
    readonly photos: Readonly<Record<string, string>>;
    readonly hashes: Readonly<Record<string, readonly string[]>>;
  };
}

const FOLDER = new URL("../../../tests/vectors/evidence/", import.meta.url);
const VECTORS = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Vector);

test("there are vectors of every verdict", () => {
  expect(VECTORS.length).toBeGreaterThanOrEqual(20);
  const verdicts = new Set(VECTORS.map((vector) => vector.expect["verdict"]));
  expect([...verdicts].toSorted()).toEqual(["absent", "broken", "intact", "unsigned"]);
});

describe.each(VECTORS.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
  test("is judged as on the server", async () => {
    const { verdict, events, broken_at: brokenAt, signature } = vector.expect;
    const judged = await judge(vector.evidence, vector.visit_id);
    expect(judged).toEqual({ verdict, events, broken_at: brokenAt, signature });
  });

  test("knows the same photos", () => {
    expect(photosOf(vector)).toEqual({ photos: vector.expect.photos, hashes: vector.expect.hashes });
  });
});

/** Tell of the photos a report speaks of what is recorded before the chain breaks. */
function photosOf({
  evidence,
  photos,
  expect: { broken_at: brokenAt },
}: Vector): Pick<Vector["expect"], "photos" | "hashes"> {
  const events: readonly Link[] = Array.isArray(evidence.events) ? evidence.events : [];
  const { deleted, hashes } = recordedPhotos(brokenAt === null ? events : events.slice(0, brokenAt - 1));
  const stateOf = (photo: string): string =>
    deleted.has(photo) ? "deleted" : hashes.has(photo) ? "recorded" : "unrecorded";
  return {
    photos: Object.fromEntries(photos.map((photo) => [photo, stateOf(photo)])),
    hashes: Object.fromEntries([...hashes].filter(([photo]) => photos.includes(photo))),
  };
}
