/** Measures what a phone reckons with after each tap: a checklist of sixty items, answered, scored and checked. */

import {
  type Document,
  findFaults,
  prepare,
  resolve,
  score,
  scoreResolved,
  selectFindings,
  toJson,
} from "../src/engine/index.ts";

type Item = Document["sections"][number]["items"][number];

const SECTIONS = 6;
const ITEMS_PER_SECTION = 10;
const ROUNDS = 300;

const document = makeDocument();
const responses = document.sections.flatMap((section) => section.items.map(answer));

const began = performance.now();
const cold = prepare(document);
toJson(score(cold, responses));
console.log(`first preparation and score, code not warm  ${(performance.now() - began).toFixed(2)} ms`);

const plan = prepare(document);
const scored = score(plan, responses);
measure("prepare a checklist of 60 items", () => prepare(document));
measure("score it", () => score(plan, responses));
measure("write its tree as JSON", () => toJson(scored));
measure("select its findings", () => selectFindings(plan, scored));
measure("all a tap needs: states, faults, score", () => {
  const resolved = resolve(plan, responses);
  return [findFaults(plan, responses, resolved, "submission"), scoreResolved(plan, resolved)];
});

function measure(words: string, run: () => unknown): void {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).toSorted((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(ROUNDS * share)] ?? Number.NaN).toFixed(2);
  console.log(`${words.padEnd(42)}  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms`);
}

function makeDocument(): Document {
  return {
    scoring: {
      mode: "points",
      cap_total_100: true,
      coverage_min: "0.8",
      knock_out_prints: "keep",
      bands: [
        { key: "poor", from: "0" },
        { key: "fair", from: "60" },
        { key: "good", from: "90" },
      ],
    },
    sections: Array.from({ length: SECTIONS }, (_, n) => ({
      key: `section-${n}`,
      touchpoint: "greeting",
      weight: "1",
      minimum: "0.5",
      bonus_cap: "section",
      items: Array.from({ length: ITEMS_PER_SECTION }, (__, m) => makeItem(n * ITEMS_PER_SECTION + m)),
    })),
  };
}

function makeItem(n: number): Item {
  const kinds = [
    { kind: "yes-no", good: "yes" },
    { kind: "choice", options: ["1", "0.333333", "0"].map((points) => ({ key: `worth-${points}`, score: points })) },
    { kind: "multi-choice", options: ["a", "b", "c", "d", "e", "f", "g"].map((key) => ({ key, good: true })) },
    { kind: "scale", scale: { min: 1, max: 7 } },
    {
      kind: "timer",
      timer: { limit_s: "10", tap_error_s: "0.5", borderline: "pass", graded: { full_s: "3", zero_s: "10" } },
    },
    { kind: "text" },
  ] as const;
  const kind = kinds[n % kinds.length] ?? { kind: "photo" };
  return {
    ...kind,
    key: `item-${n}`,
    weight: kind.kind === "text" ? "0" : `${1 + (n % 3)}.5`,
    role: n % 20 === 7 ? "bonus" : "scored",
    penalty: null,
    dimension: "empathy",
    kano: "must",
    topic: "smile",
    severity: "minor",
    finding_below: "1",
    critical: [],
    na: { allowed: true },
    evidence: { min: 0, max: 6, required_on: [], note_on: [] },
    show_if: n % 6 === 1 ? { all: [{ answered: `item-${n - 1}` }, { not: { eq: [`item-${n - 1}`, "no"] } }] } : null,
    not_for: [],
  };
}

function answer({ key, kind }: Item, n: number): unknown {
  const values = {
    "yes-no": n % 4 === 0 ? "no" : "yes",
    choice: "worth-0.333333",
    "multi-choice": { chosen: ["a", "b", "c"], not_applicable: ["g"] },
    scale: 1 + (n % 7),
    number: "3",
    timer: null,
    text: "干净明亮",
    photo: null,
    receipt: null,
  };
  const timer = kind === "timer" ? { runs: [runOf(4), runOf(7), runOf(11)] } : null;
  return { item: key, state: "answered", value: values[kind], timer };
}

function runOf(seconds: number): unknown {
  return {
    started: { wall_ms: 1_767_225_600_000, mono_ms: 1000 },
    stopped: { wall_ms: 1_767_225_600_000 + seconds * 1000, mono_ms: 1000 + seconds * 1000 },
    was_hidden: false,
  };
}
