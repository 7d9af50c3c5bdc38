/**
 * Parts that travel together. Left alone the bundler makes a file of whatever one set of screens shares, of a few hundred bytes often;
 * each costs a phone more to fetch from its worker than to read. What is named here is needed by nearly the same screens.
 */

import type { Plugin } from "vite";

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
    "photo/change",
    "photo/crashes",
    "photo/later",
    "photo/limits",
    "photo/naming",
    "photo/picture",
    "photo/prepare",
    "photo/shrink",
    "photo/views",
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
  const name = nameOf(id);
  return name.startsWith("engine/") ? "engine" : (CHUNKS.get(name) ?? null);
}

/** Fail the build with every name above that is no module of the app: one that was renamed would leave its chunk unnoticed. */
export function namedChunks(): Plugin {
  return {
    name: "named-chunks",
    apply: "build",
    buildEnd(error) {
      const found = new Set(Array.from(this.getModuleIds(), nameOf));
      const unknown = [...CHUNKS.keys()].filter((name) => !found.has(name));
      if (error === undefined && unknown.length > 0) {
        this.error(`build/chunks.ts names what is no module of the app: ${unknown.join(", ")}`);
      }
    },
  };
}

function nameOf(id: string): string {
  return SOURCE.exec(id)?.[1] ?? "";
}
