/** Keeps what a pull brought for learning. What was done on this phone and is not sent yet stays as it is. */

import type { Bundle } from "../api/types.gen.ts";
import { keepReviews } from "../daily/keep.ts";
import type { Database } from "../db/open.ts";
import type { AttemptRow } from "../db/rows.ts";
import { keepDrills } from "../drills/keep.ts";

/** The tables this writes to; the transaction it runs in has to name them. */
export const LEARNING_TABLES = [
  "courses",
  "progress",
  "attempts",
  "cards",
  "drills",
  "certificates",
  "reviews",
  "jobs",
  "meta",
] as const;

/** Keep what a bundle has of learning. Call it inside a `rw` transaction over `LEARNING_TABLES`. */
export async function keepLearning(db: Database, bundle: Bundle): Promise<void> {
  if (bundle.full) await Promise.all([db.courses.clear(), db.cards.clear(), db.certificates.clear()]);
  await db.courses.bulkPut(bundle.courses);
  await db.certificates.bulkPut(bundle.certificates);
  await keepDrills(db, bundle.drills);
  await keepReviews(db, bundle);
  await db.progress.bulkPut(await withoutStepsBack(db, bundle));
  const known = await db.attempts.bulkGet(bundle.attempts.map(({ id }) => id));
  await db.attempts.bulkPut(bundle.attempts.map((attempt, index) => merged(attempt, known[index])));
  for (const { course, cards } of bundle.cards) {
    await db.cards.where("course").equals(course).delete(); // oxlint-disable-line no-await-in-loop -- one transaction
    // oxlint-disable-next-line no-await-in-loop, typescript/no-unsafe-type-assertion -- every card has a UUID
    await db.cards.bulkPut(cards.map((card) => ({ uuid: card["uuid"] as string, course, card })));
  }
}

/** A lesson that was completed here stays completed, whatever the server knows yet. */
async function withoutStepsBack(db: Database, bundle: Bundle): Promise<Bundle["progress"]> {
  const known = await db.progress.bulkGet(
    bundle.progress.map(({ course, lesson }): [string, string] => [course, lesson]),
  );
  return bundle.progress.map((one, index) => ({
    ...one,
    is_completed: one.is_completed || known[index]?.is_completed === true,
  }));
}

function merged(attempt: Bundle["attempts"][number], known: AttemptRow | undefined): AttemptRow {
  const here = known ?? { startedAt: null, elapsedMs: 0, seenAt: null, handedInAt: null };
  const { startedAt, elapsedMs, seenAt, handedInAt } = here;
  return { ...attempt, packet: attempt.packet ?? known?.packet ?? null, startedAt, elapsedMs, seenAt, handedInAt };
}
