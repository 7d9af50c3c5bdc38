/** The tables and their indexes. A version that was ever released is never edited: a change is a new version with an upgrade. */

import type { Dexie, Table, Transaction } from "dexie";

import type {
  AnswerRow,
  AssignmentRow,
  AttemptRow,
  BytesRow,
  CardRow,
  CertificateRow,
  ChecklistRow,
  CourseRow,
  DrillRow,
  EvidenceRow,
  JobRow,
  LogRow,
  MasteryRow,
  MetaRow,
  PhotoRow,
  ProgressRow,
  ReviewRow,
  ThumbRow,
  VisitRow,
} from "./rows.ts";

export interface Tables {
  readonly visits: Table<VisitRow, string>;
  readonly checklists: Table<ChecklistRow, string>;
  readonly photos: Table<PhotoRow, string>;
  readonly bytes: Table<BytesRow, string>;
  readonly thumbs: Table<ThumbRow, string>;
  readonly evidence: Table<EvidenceRow, [string, number]>;
  readonly jobs: Table<JobRow, string>;
  readonly log: Table<LogRow, number>;
  readonly meta: Table<MetaRow, string>;
  readonly assignments: Table<AssignmentRow, string>;
  readonly courses: Table<CourseRow, string>;
  readonly progress: Table<ProgressRow, [string, string]>;
  readonly attempts: Table<AttemptRow, string>;
  readonly answers: Table<AnswerRow, [string, number]>;
  readonly cards: Table<CardRow, string>;
  readonly drills: Table<DrillRow, string>;
  readonly certificates: Table<CertificateRow, string>;
  readonly reviews: Table<ReviewRow, string>;
  readonly mastery: Table<MasteryRow, string>;
}

/** Declare every version of the schema, oldest first. */
export function declare(database: Dexie): void {
  database.version(1).stores({
    visits: "id, state",
    checklists: "sha256, key",
    photos: "id, visitId",
    bytes: "photoId",
    thumbs: "photoId",
    evidence: "[visitId+n], visitId",
    jobs: "id, state, visitId",
    log: "++n",
    meta: "key",
    assignments: "id",
  });
  database.version(2).stores({
    courses: "key",
    progress: "[course+lesson], course",
    attempts: "id, course",
    answers: "[attemptId+seq], attemptId",
    cards: "uuid, course",
  });
  database.version(3).stores({ drills: "id", certificates: "id" }).upgrade(pullAnew);
  database.version(4).stores({ reviews: "question" }).upgrade(pullAnew);
  // Certificates name their course and their exam; until the next pull has said how, by the key of the course.
  database.version(5).upgrade(async (transaction) => {
    await pullAnew(transaction);
    await transaction
      .table<CertificateRow>("certificates")
      .toCollection()
      .modify((row) => {
        Object.assign(row, { title: { "zh-Hans": row.course, en: row.course }, attempt_id: "" });
      });
  });
  // Certificates say from which day on they are renewed.
  database.version(6).upgrade(pullAnew);
  database.version(7).stores({ mastery: "question" });
}

/** What came before there was a place for it comes once more: the next pull begins anew. */
async function pullAnew(transaction: Transaction): Promise<void> {
  await transaction.table("meta").delete("cursor");
}
