/** The rows a phone keeps, one database per person: everything a visit needs without a signal, and everything not yet acknowledged. */

import type {
  BundleAssignment,
  BundleAttempt,
  BundleCertificate,
  BundleDrill,
  BundleProgress,
  BundleReview,
  BundleVisit,
  Packet,
} from "../api/types.gen.ts";

/** One response as it goes into a report; `value` is the checklist's to judge. */
export interface ResponseRow {
  readonly item: string;
  readonly state: "answered" | "na_shopper" | "not_observed" | "unanswered";
  readonly value?: unknown;
  readonly note?: string;
  readonly reason?: string;
  readonly timer?: { readonly runs: readonly TimerRunRow[] };
  readonly photos?: readonly string[];
}

/** One approach by two clocks, whole milliseconds. */
export interface TimerRunRow {
  readonly started: { readonly wall_ms: number; readonly mono_ms: number };
  readonly stopped: { readonly wall_ms: number; readonly mono_ms: number };
  readonly was_hidden: boolean;
}

/** An answer that does not count: this phone's or another one's, where two filled in one visit. */
export interface AsideRow {
  readonly from: "here" | "there";
  readonly response: ResponseRow;
}

/**
 * `assigned`: not begun. `draft`: being filled. `ready`: handed in, frozen, waiting for a signal. `sending`: on its way.
 * `needs_photos`: the server has the text and waits for photos. `accepted`: the server has everything and has signed for it.
 * `rejected`: the server said no; the shopper decides. `returned`: QA asks for changes.
 */
export type VisitState =
  "assigned" | "draft" | "ready" | "sending" | "needs_photos" | "accepted" | "rejected" | "returned";

/** A visit as this phone knows it. `planned` is what the server said last; the rest was made here. */
export interface VisitRow {
  readonly id: string;
  readonly state: VisitState;
  readonly planned: BundleVisit;
  /** Practice never leaves the phone and never counts. */
  readonly isPractice: boolean;
  readonly auditId: string;
  /** Counts hand-ins: 0 before the first, then one more for each revision. */
  readonly revision: number;
  /** Counts drafts sent to the server. */
  readonly draftRevision: number;
  /** `finished_at` of the draft of that number, as it was sent or taken over; rows of older releases have none. */
  readonly draftFinishedAt?: string;
  /** The number of a draft the server did not take, for another phone had sent other answers under it, and when that was said. */
  readonly draftClash?: { readonly revision: number; readonly at: string } | null;
  readonly responses: Readonly<Record<string, ResponseRow>>;
  /** By item, what was also said of it on another phone or on this one; kept until the report has its receipt. */
  readonly setAside?: Readonly<Record<string, readonly AsideRow[]>>;
  /** Items QA asks about; empty unless the visit was returned. Only these may be changed then. */
  readonly askedAgain: readonly string[];
  readonly place: { readonly item: string | null };
  readonly isDiscreet: boolean;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly location: LocationRow | null;
  readonly changedAt: string;
  /** Why the server refused, in the words it used. */
  readonly problem: ProblemRow | null;
  readonly acceptedAt: string | null;
}

export interface LocationRow {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy_m: number;
  readonly age_s: number;
  readonly datum: "WGS-84";
}

export interface ProblemRow {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

/** A checklist version, found by its hash; never changed. */
export interface ChecklistRow {
  readonly sha256: string;
  readonly key: string;
  readonly version: number;
  readonly document: unknown;
}

/** `picked`: bytes are in, nothing else done. `stored`: ready to be shrunk. `queued`: may be sent. `verified`: the server has these very bytes. */
export type PhotoState = "picked" | "queued" | "sending" | "verified";

/** A photo without its pixels, so that lists never load any. */
export interface PhotoRow {
  readonly id: string;
  readonly visitId: string;
  readonly item: string;
  readonly state: PhotoState;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly takenAt: string;
  readonly source: "live" | "gallery";
  /** The photo in whose place this one stands, because it was drawn on or taken again; that one is then deleted. */
  readonly parentId: string | null;
  /** A tombstone: the photo is gone for the shopper, its bytes stay until the visit is accepted. */
  readonly deletedAt: string | null;
}

export interface BytesRow {
  readonly photoId: string;
  readonly bytes: ArrayBuffer;
}

/** A small picture for lists, JPEG, long edge 240 pixels; a row of its own, so that a list never loads the large one. */
export interface ThumbRow {
  readonly photoId: string;
  readonly bytes: ArrayBuffer;
}

/** One event of a visit's chain of evidence (docs/evidence.md), numbered from 0. */
export interface EvidenceRow {
  readonly visitId: string;
  readonly n: number;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export type JobState = "pending" | "sending" | "done" | "rejected";

/** One act waiting to be acknowledged. Photos and reports are jobs; so is everything later capabilities record. */
export interface JobRow {
  /** For ops the op id, for photos the photo id. */
  readonly id: string;
  readonly kind:
    | "photo"
    | "audit.draft"
    | "audit.submit"
    | "audit.revise"
    | "attempt.submit"
    | "lesson.progress"
    | "drill.observe"
    | "review.answer";
  readonly visitId: string | null;
  /** Who recorded it: nobody else's session ever sends it. */
  readonly owner: string;
  readonly state: JobState;
  readonly attempts: number;
  /** It has left the phone, or may have, also in a file; rows of older releases do not say. */
  readonly wasTried?: boolean;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly leaseUntil: number;
  readonly lastError: ProblemRow | null;
  readonly sha256: string;
  readonly size: number;
  readonly capturedAt: string;
  /** Number in this device's row of acts; null for photos, which have no op. */
  readonly deviceSeq: number | null;
  /** The frozen payload, canonical JSON; null for photos. */
  readonly payload: string | null;
  /** When its owner let a refused act go; it stays until nobody can want it back. */
  readonly discardedAt?: string | null;
}

/** What support would like to know: the last 500 things that happened to the queue. */
export interface LogRow {
  readonly n?: number;
  readonly at: string;
  readonly what: string;
  readonly detail: string;
}

export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export type AssignmentRow = BundleAssignment;

/** A course that was given to this person; `document` is as docs/course-format.md says. */
export interface CourseRow {
  readonly key: string;
  readonly version: number;
  readonly sha256: string;
  readonly document: unknown;
}

/** How far a lesson is. */
export type ProgressRow = BundleProgress;

/**
 * An attempt at an exam. What the server said last, and what happened here: `elapsedMs` counts while the exam is open on the screen
 * or the app is closed in between, `seenAt` is the wall clock when it was last counted.
 */
export interface AttemptRow extends Omit<BundleAttempt, "packet"> {
  readonly packet: Packet | null;
  readonly startedAt: string | null;
  readonly elapsedMs: number;
  readonly seenAt: string | null;
  /** When it was handed in on this phone; the server says later what came of it. */
  readonly handedInAt: string | null;
}

/** One answer of an exam, in the order in which it was given; the newest of a slot counts. */
export interface AnswerRow {
  readonly attemptId: string;
  readonly seq: number;
  readonly slot: number;
  readonly response: Readonly<Record<string, unknown>>;
  readonly tMs: number;
  readonly wall: string;
  readonly confidence: "low" | "medium" | "high" | null;
}

/** A card to look something up on the floor. */
export interface CardRow {
  readonly uuid: string;
  readonly course: string;
  readonly card: unknown;
}

export type CertificateRow = BundleCertificate;

/** A drill that waits for an observer: what the server said last, and what was noted and decided on this phone. */
export interface DrillRow extends BundleDrill {
  readonly id: string;
  readonly notes: DrillNotes;
  /** What was decided here and the server has not signed for yet. */
  readonly decided: DrillDecision | null;
}

/** What an observer has noted so far: ticks by item, and the times of the stopwatch in milliseconds. */
export interface DrillNotes {
  readonly ticks: Readonly<Record<string, DrillTick>>;
  readonly runsMs: readonly number[];
}

export interface DrillTick {
  readonly met: "yes" | "no" | "na";
  readonly note: string;
}

export interface DrillDecision {
  readonly jobId: string;
  readonly outcome: "approved" | "returned" | "reassigned";
  readonly at: string;
}

/** A practice question that comes again, with what is known of it; `jobId` is the newest answer of this phone. */
export interface ReviewRow extends BundleReview {
  readonly jobId: string | null;
}

/** How far a practice question is mastered on this phone; see `quiz/practising.ts`. */
export interface MasteryRow {
  readonly question: string;
  readonly points: number;
  readonly value: number;
  readonly best: number;
}
