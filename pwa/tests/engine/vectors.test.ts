/** Plays every vector of tests/vectors against the engine; their README says what each expectation means. */

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import {
  type Document,
  effectiveShares,
  prepare,
  score,
  selectFindings,
  toJson,
  validateResponses,
} from "../../src/engine/index.ts";

interface Vector {
  readonly name: string;
  readonly document: Document;
  readonly responses: readonly unknown[];
  readonly store_tags: readonly string[];
  readonly expect: Readonly<Record<string, unknown>>;
}

const FOLDER = new URL("../../../tests/vectors/", import.meta.url);
const VECTORS = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Vector);
/** What is expected as a whole, where naming a part would let something unexpected slip through. */
const WHOLE = new Set(["reasons", "faults", "draft_faults", "effective_shares", "recognitions"]);

test("there are vectors, and each says what reasons and faults it expects", () => {
  expect(VECTORS.length).toBeGreaterThanOrEqual(100);
  for (const vector of VECTORS)
    expect(Object.keys(vector.expect)).toEqual(expect.arrayContaining(["reasons", "faults"]));
});

describe.each(VECTORS.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
  test("is reproduced", () => {
    const actual = outcomeOf(vector);
    for (const [name, expected] of Object.entries(vector.expect)) {
      expect(shownOf(name, actual[name], expected), name).toEqual(expected);
    }
  });
});

const UNREPEATED = VECTORS.filter(({ responses }) => {
  const items = (responses as readonly { readonly item?: unknown }[]).map((response) => response.item);
  return new Set(items).size === items.length;
});

test.each(UNREPEATED.map((vector) => [vector.name, vector] as const))(
  "%s scores the same with its responses in reverse",
  (_, { document, responses, store_tags: tags }) => {
    const plan = prepare(document);
    expect(toJson(score(plan, responses.toReversed(), tags))).toEqual(toJson(score(plan, responses, tags)));
  },
);

/** Everything a vector may expect, lists of nodes turned into objects by key. */
function outcomeOf({ document, responses, store_tags: tags }: Vector): Readonly<Record<string, unknown>> {
  const plan = prepare(document);
  const scored = score(plan, responses, tags);
  const tree = toJson(scored);
  return {
    ...tree,
    items: Object.fromEntries(tree.items.map((node) => [node.key, node])),
    sections: Object.fromEntries(tree.sections.map((node) => [node.key, node])),
    dimensions: Object.fromEntries(tree.dimensions.map((node) => [node.key, node.share])),
    touchpoints: Object.fromEntries(tree.touchpoints.map((node) => [node.key, node.share])),
    findings: toJson(selectFindings(plan, scored)),
    effective_shares: Object.fromEntries(toJson([...effectiveShares(plan)])),
    faults: validateResponses(plan, responses, tags, "submission"),
    draft_faults: validateResponses(plan, responses, tags, "draft"),
  };
}

function shownOf(name: string, actual: unknown, expected: unknown): unknown {
  return WHOLE.has(name) ? actual : partOf(actual, expected);
}

/** Keep of an object what is expected of it; lists keep their length, so nothing unexpected slips through. */
function partOf(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.length === expected.length ? actual.map((part, n) => partOf(part, expected[n])) : actual;
  }
  if (isRecord(actual) && isRecord(expected)) {
    return Object.fromEntries(Object.entries(expected).map(([name, wanted]) => [name, partOf(actual[name], wanted)]));
  }
  return actual;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
