/** Two phones filled in one visit: whatever the shopper chooses, nothing that was said on either is gone. */

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { visitRow } from "../form/visits.ts";
import type { AsideRow, ResponseRow, VisitRow } from "../../src/db/rows.ts";
import { exchange, saysSame } from "../../src/sync/aside.ts";
import { type Choice, countDiffering, joinResponses } from "../../src/sync/joining.ts";

const CHOICES: readonly Choice[] = ["mine", "theirs", "each"];
const yes = { item: "door", state: "answered", value: "yes" } as const;
const no = { item: "door", state: "answered", value: "no" } as const;

const words = fc.constantFrom(undefined, "", "by the door", "by the till");
const responses = fc
  .record({
    state: fc.constantFrom("answered", "answered", "na_shopper", "not_observed", "unanswered"),
    value: fc.constantFrom(undefined, "yes", "no", "", { chosen: ["b", "a"] }, { chosen: ["a", "b"] }, 4),
    note: words,
    reason: words,
    photos: fc.uniqueArray(fc.constantFrom("p", "q", "r")),
  })
  .map((said) => ({ item: "door", ...said }) as ResponseRow);

interface Joined {
  readonly now: ResponseRow;
  readonly aside: readonly AsideRow[];
}

function join(mine: ResponseRow, theirs: ResponseRow, choice: Choice): Joined {
  const joined = joinResponses(visitRow({ responses: { door: mine } }), { door: theirs }, choice);
  return { now: joined.responses["door"] ?? mine, aside: joined.setAside["door"] ?? [] };
}

/** Let the first answer aside count. */
function takeFirst({ now, aside }: Joined): Joined {
  const [taken] = aside;
  if (taken === undefined) return { now, aside };
  const exchanged = exchange(now, aside, taken);
  return { now: { ...now, ...exchanged.change }, aside: exchanged.aside };
}

function hasOne({ aside }: Joined): boolean {
  return aside.length === 1;
}

/** Tell whether what was said stands aside, or in the answer, which may say more. */
function isKept({ now, aside }: Joined, said: ResponseRow): boolean {
  return (
    aside.some(({ response }) => saysSame(response, said)) ||
    saysSame(now, said) ||
    saysSame({ ...now, ...spoken(said), state: now.state }, now)
  );
}

function spoken({ value, note, reason, state }: ResponseRow): Partial<ResponseRow> {
  const isValued = state === "answered" || state === "unanswered";
  const all = Object.entries({ note, value: isValued ? value : "", reason: state === "na_shopper" ? reason : "" });
  return Object.fromEntries(all.filter(([, part]) => part !== undefined && part !== ""));
}

function photosOf({ photos = [] }: ResponseRow): readonly string[] {
  return photos;
}

test("whoever comes first, the other answer stands aside with the name of its phone", () => {
  expect(join(yes, no, "mine")).toEqual({ now: yes, aside: [{ from: "there", response: no }] });
  expect(join(yes, no, "theirs")).toEqual({ now: no, aside: [{ from: "here", response: yes }] });
});

test("question by question nothing counts until the shopper says so, and both stand there", () => {
  expect(join(yes, no, "each")).toEqual({
    now: { item: "door", state: "unanswered" },
    aside: [
      { from: "here", response: yes },
      { from: "there", response: no },
    ],
  });
});

test("no answer, note or photo of either phone is lost, whichever is chosen", () => {
  fc.assert(
    fc.property(responses, responses, fc.constantFrom(...CHOICES), (mine, theirs, choice) => {
      const joined = join(mine, theirs, choice);
      expect([mine, theirs].filter((said) => !isKept(joined, said))).toEqual([]);
      expect(new Set(joined.now.photos)).toEqual(new Set([mine, theirs].flatMap(photosOf)));
    }),
  );
});

test("taking the other answer and taking one's own back leaves both as they were", () => {
  fc.assert(
    fc.property(responses, responses, fc.constantFrom("mine", "theirs"), (mine, theirs, choice) => {
      const before = join(mine, theirs, choice);
      const swapped = takeFirst(before);
      const back = takeFirst(swapped);
      fc.pre([before, swapped].every(hasOne));
      expect(before.aside.every(({ response }) => saysSame(swapped.now, response))).toBe(true);
      expect(saysSame(back.now, before.now)).toBe(true);
      expect(back.aside.map(({ from }) => from)).toEqual(before.aside.map(({ from }) => from));
    }),
  );
});

test("an answer beats none, a note is added to the same answer, and a set has no order: nobody is asked", () => {
  const noted = { ...yes, note: "at once" };
  const blank = { item: "door", state: "unanswered", photos: ["p"] } as const;
  for (const choice of CHOICES) {
    expect(join(yes, noted, choice)).toEqual({ now: noted, aside: [] });
    expect(join(blank, no, choice)).toEqual({ now: { ...no, photos: ["p"] }, aside: [] });
  }
  const [one, other] = [{ chosen: ["a", "b"] }, { chosen: ["b", "a"] }];
  expect(join({ ...yes, value: one }, { ...yes, value: other }, "each").aside).toEqual([]);
  expect(countDiffering({ door: yes }, { door: noted })).toBe(0);
  expect(countDiffering({ door: yes }, { door: no, till: { ...no, item: "till" } })).toBe(1);
});

test("what QA does not ask again keeps the answer of this phone, since nobody could answer it anew", () => {
  const row: VisitRow = visitRow({ state: "returned", askedAgain: ["till"], responses: { door: yes } });
  const joined = joinResponses(row, { door: no }, "each");
  expect(joined.responses["door"]).toEqual(yes);
});

test("a third phone's answer stands beside the second one's, and only one of them is called this phone's", () => {
  const third = { item: "door", state: "not_observed" } as const;
  const once = joinResponses(visitRow({ responses: { door: yes } }), { door: no }, "theirs");
  const twice = joinResponses(visitRow(once), { door: third }, "theirs");
  const aside = [
    { from: "here", response: yes },
    { from: "there", response: no },
  ] as const;
  expect(twice).toEqual({ responses: { door: third }, setAside: { door: aside } });
  expect(joinResponses(visitRow(twice), { door: no }, "mine").setAside).toEqual({ door: aside });
  expect(takeFirst({ now: third, aside }).aside.map(({ from }) => from)).toEqual(["there", "there"]);
});

test("a receipt without a number that counts instead leaves the other one's number aside", () => {
  const numbered = { item: "slip", state: "answered", value: "123", photos: ["p"] } as const;
  const taken = { from: "there", response: { item: "slip", state: "answered", note: "torn", photos: ["q"] } } as const;
  expect(exchange(numbered, [taken], taken).change).toMatchObject({ state: "answered", value: "", note: "torn" });
});
