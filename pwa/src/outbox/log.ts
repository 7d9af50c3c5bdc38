/** What happened to the queue, for whoever helps later: the last 500 events, without anybody's answers. */

import { withDb } from "../db/open.ts";

const MOST = 500;
let since = 0;

/** Note an event. Never fails: a log that cannot be written must not keep anything from being sent. */
export async function note(what: string, detail = ""): Promise<void> {
  try {
    await withDb(async (db) => {
      const last = await db.log.add({ at: new Date().toISOString(), what, detail });
      since += 1;
      if (since % 20 === 1)
        await db.log
          .where("n")
          .belowOrEqual(last - MOST)
          .delete();
    });
  } catch (error) {
    console.warn("The log was not written.", error);
  }
}

/** Write the log out, the oldest first, one event a line. */
export async function logText(): Promise<string> {
  const rows = await withDb((db) => db.log.orderBy("n").toArray());
  return rows
    .slice(-MOST)
    .map(({ at, what, detail }) => [at, what, detail].filter(Boolean).join(" "))
    .join("\n");
}

/** Note that something was cut off. It is no loss: whatever it was is taken up again. */
export async function complain(error: unknown): Promise<void> {
  console.warn("Interrupted; nothing was lost.", error);
  await note("interrupted", error instanceof Error ? `${error.name} ${error.message}` : "");
}
