/**
 * Parts that travel together. Left alone the bundler makes a file of whatever one set of screens shares, of a few hundred bytes often;
 * each costs a phone more to fetch from its worker than to read. What is named here is needed by nearly the same screens.
 */

const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  // Small things that most screens of a shopper use.
  kept: [
    "db/ids",
    "drills/keep",
    "evidence/digest",
    "outbox/log",
    "outbox/machine",
    "outbox/network",
    "outbox/reasons",
    "sync/device",
    "sync/storage",
    "ui/install-hint",
    "visit/states",
    "visit/watching",
  ],
  cards: ["visit/checklist", "visit/practise", "visit/visit-card", "visit/window"],
  drafts: [
    "evidence/chain",
    "evidence/key",
    "evidence/links",
    "form/last-words",
    "photo/crashes",
    "photo/limits",
    "photo/prepare",
    "photo/shrink",
    "sync/arriving",
  ],
  engine: ["db/digest", "outbox/enqueue"],
  sending: [
    "daily/keep",
    "learn/keep",
    "outbox/claims",
    "outbox/drain",
    "outbox/lock",
    "outbox/outcomes",
    "outbox/push-answer",
    "outbox/receipt-signature",
    "outbox/receipts",
    "outbox/send-ops",
    "outbox/send-photo",
    "outbox/settling",
    "outbox/triggers",
    "sync/keys",
    "sync/person",
    "sync/pull",
  ],
};

const CHUNKS = new Map(
  Object.entries(TOGETHER).flatMap(([chunk, names]) => names.map((name) => [name, chunk] as const)),
);
const SOURCE = /\/src\/(.+)\.tsx?$/u;

/** Name the chunk of a module; null leaves it to the bundler. */
export function chunkOf(id: string): string | null {
  const name = SOURCE.exec(id)?.[1] ?? "";
  return name.startsWith("engine/") ? "engine" : (CHUNKS.get(name) ?? null);
}
