/** Server errors find their field, and none is lost. */

import { expect, test } from "vitest";

import { faultAt, otherFaults } from "../../src/manage/faults.ts";

const errors = [
  { pointer: "/name/en", detail: "Too long." },
  { pointer: "/email", detail: "Not an address." },
  { pointer: "/email", detail: "Taken." },
  { pointer: "/emails", detail: "Unknown." },
  { pointer: "", detail: "Nothing fits." },
];

test("a field has its own faults and those inside it, no others", () => {
  expect(faultAt(errors, "/email")).toBe("Not an address. Taken.");
  expect(faultAt(errors, "/name")).toBe("Too long.");
  expect(faultAt(errors, "/name/zh-Hans")).toBe("");
});

test("what belongs to no field that is shown is still said", () => {
  expect(otherFaults(errors, ["/email", "/name"])).toEqual(["Unknown.", "Nothing fits."]);
});
