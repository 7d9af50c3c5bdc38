/** Keeps what a pull brought of the daily three. What was answered here and is not sent yet outranks what the server knew. */

import type { Bundle, BundleReview } from "../api/types.gen.ts";
import type { Database } from "../db/open.ts";
import type { ReviewRow } from "../db/rows.ts";

/** Keep reviews and needs. Call it inside a `rw` transaction over `reviews`, `jobs` and `meta`. */
export async function keepReviews(db: Database, { full, reviews, daily }: Bundle): Promise<void> {
  const known = await db.reviews.bulkGet(reviews.map(({ question }) => question));
  const jobs = await db.jobs.bulkGet(known.map((row) => row?.jobId ?? ""));
  const rows = reviews.map((review, index): ReviewRow => {
    const mine = known[index];
    const isSent = (jobs[index]?.state ?? "done") === "done";
    return mine === undefined || isSent ? { ...review, jobId: null } : merged(review, mine);
  });
  if (full) await db.reviews.clear();
  await db.reviews.bulkPut(rows.filter(({ document }) => document !== null));
  await db.reviews.bulkDelete(rows.filter(({ document }) => document === null).map(({ question }) => question));
  await db.meta.put({ key: "daily", value: daily });
}

function merged({ question, course, document }: BundleReview, mine: ReviewRow): ReviewRow {
  return { ...mine, question, course, document };
}
