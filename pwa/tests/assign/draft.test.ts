/** A rule while it is put together: whatever is in it survives the address, and no step can be jumped over. */

import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Rule } from "../../src/api/types.gen.ts";
import {
  asRequest,
  type Draft,
  FOR_WHOM,
  fromRule,
  isWhole,
  MOST_DAYS,
  readDraft,
  RENEWALS,
  stepOf,
  STEPS,
  toggled,
  writeDraft,
} from "../../src/assign/draft.ts";
import { ROLES } from "../../src/manage/roles.tsx";

const DRAFT: Draft = {
  course: "queue",
  lessons: [],
  people: ["p1"],
  roles: [],
  regions: [],
  stores: [],
  minDays: null,
  maxDays: null,
  promoter: "",
  days: 14,
  reason: "New rules",
  again: null,
};
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 4 });
const drafts: fc.Arbitrary<Draft> = fc.record({
  course: fc.stringMatching(/^[a-z-]{1,20}$/u),
  lessons: fc.uniqueArray(fc.stringMatching(/^[a-z-]{1,9}$/u), { maxLength: 3 }),
  people: ids,
  roles: fc.subarray([...ROLES]),
  regions: ids,
  stores: ids,
  minDays: fc.option(fc.integer({ min: 0, max: MOST_DAYS }), { nil: null }),
  maxDays: fc.option(fc.integer({ min: 0, max: MOST_DAYS }), { nil: null }),
  promoter: fc.constantFrom(...FOR_WHOM),
  days: fc.integer({ min: 1, max: 365 }),
  reason: fc.string({ maxLength: 40 }),
  again: fc.option(
    fc.record({ rule: fc.constantFrom(...RENEWALS), months: fc.integer({ min: 1, max: 120 }), base: fc.constant("") }),
    { nil: null },
  ),
});

test("a draft that was written into an address is read as it was", () => {
  fc.assert(
    fc.property(drafts, fc.constantFrom(...STEPS), (draft, step) => {
      expect(readDraft(writeDraft(draft, step))).toEqual(draft);
    }),
  );
});

test("no step is reached before those in front of it are filled in", () => {
  fc.assert(
    fc.property(drafts, fc.constantFrom(...STEPS), (draft, wished) => {
      const step = stepOf(writeDraft(draft, wished));
      const before = STEPS.slice(0, STEPS.indexOf(step));
      expect(before.every((each) => isWhole(draft, each))).toBe(true);
      expect(STEPS.indexOf(step)).toBeLessThanOrEqual(STEPS.indexOf(wished));
    }),
  );
  expect(stepOf(writeDraft(DRAFT, "preview"))).toBe("preview");
  expect(stepOf("?step=preview")).toBe("course");
});

test("nonsense in an address is the usual, and fixed dates need one to begin with", () => {
  expect(readDraft("?days=0&roles=king,staff&months=x&again=completion")).toMatchObject({
    days: 14,
    roles: ["staff"],
    again: { rule: "completion", months: 12 },
  });
  expect(readDraft("?days=4000").days).toBe(365);
  const fixed = { ...DRAFT, again: { rule: "fixed", months: 12, base: "" } } as const;
  expect(isWhole(fixed, "when")).toBe(false);
  expect(isWhole({ ...fixed, again: { ...fixed.again, base: "2026-12-31" } }, "when")).toBe(true);
});

test("what narrows roles is asked for with roles alone, and a tenure that nobody has is not", () => {
  const narrow: Draft = { ...DRAFT, minDays: 0, maxDays: 90, promoter: "no" };
  expect(asRequest(narrow)).toMatchObject({ tenure: null, promoter: null });
  const asked = asRequest({ ...narrow, roles: ["staff"] });
  expect(asked).toMatchObject({ tenure: { min_days: 0, max_days: 90 }, promoter: false });
  const rule = { ...asked, id: "r", is_active: true, created_at: "" } as Rule;
  expect(asRequest(fromRule(rule))).toEqual(asked);
  expect(isWhole({ ...narrow, minDays: 91 }, "who")).toBe(false);
  expect(readDraft("?min=-1&max=x&promoter=maybe")).toMatchObject({ minDays: null, maxDays: null, promoter: "" });
});

test("a rule that is made again asks for the same", () => {
  const again = { rule: "fixed", months: 1, min_months: 1, window_days: 28, base: "2026-12-31" } as const;
  const asked = { ...asRequest({ ...DRAFT, reason: " New rules " }), renewal: again };
  const rule = { ...asked, id: "r", is_active: false, created_at: "" } as Rule;
  expect(asRequest(fromRule(rule))).toEqual({ ...asked, reason: "New rules" });
});

test("what is toggled twice is as it was", () => {
  expect(toggled(toggled(["a"], "b"), "b")).toEqual(["a"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
