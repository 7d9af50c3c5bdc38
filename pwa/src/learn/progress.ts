/** A lesson is begun, a lesson is done: noted on the phone, and sent when there is a signal. */

import { withDb } from "../db/open.ts";
import { addOp, freeze, kick } from "../outbox/enqueue.ts";

/** Note that a lesson was begun or completed. The same again changes nothing. */
export async function noteLesson(
  course: string,
  lesson: string,
  state: "started" | "completed",
  seconds?: number,
): Promise<void> {
  const known = await withDb((db) => db.progress.get([course, lesson]));
  const isCompleted = state === "completed";
  if (known !== undefined && (known.is_completed || !isCompleted)) return;
  const payload = {
    course,
    lesson,
    state,
    at: new Date().toISOString(),
    ...(seconds === undefined ? {} : { seconds }),
  };
  const frozen = await freeze("lesson.progress", payload);
  await withDb((db) =>
    db.transaction("rw", [db.progress, db.jobs, db.meta], async () => {
      await db.progress.put({ course, lesson, is_completed: isCompleted });
      await addOp(db, frozen, { visitId: null });
    }),
  );
  kick();
}
