/**
 * Answers cases of another implementation, so that the two can be compared byte by byte: one case a line on standard input,
 * one canonical answer a line on standard output.
 *
 * A case is `{"document", "responses", "store_tags"}` or `{"k", "n"}`, the share whose interval is wanted.
 */

import { readFileSync, writeFileSync } from "node:fs";

import {
  canonical,
  type Document,
  effectiveShares,
  prepare,
  score,
  selectFindings,
  toJson,
  validateResponses,
  wilsonInterval,
} from "../src/engine/index.ts";

type Case =
  | { readonly document: Document; readonly responses: unknown; readonly store_tags: readonly string[] }
  | { readonly k: number; readonly n: number };

function answer(given: Case): unknown {
  if ("k" in given) return toJson(wilsonInterval(given.k, given.n));
  const { responses, store_tags: tags } = given;
  const plan = prepare(given.document);
  const scored = score(plan, Array.isArray(responses) ? responses : [], tags);
  return {
    score: toJson(scored),
    findings: toJson(selectFindings(plan, scored)),
    effective_shares: Object.fromEntries(toJson([...effectiveShares(plan)])),
    faults: validateResponses(plan, responses, tags, "submission"),
    draft_faults: validateResponses(plan, responses, tags, "draft"),
  };
}

const cases = readFileSync(0, "utf8").trimEnd().split("\n");
// JSON is believed here: the other side wrote it for this very purpose.
writeFileSync(1, cases.map((line) => `${canonical(answer(JSON.parse(line) as Case))}\n`).join(""));
