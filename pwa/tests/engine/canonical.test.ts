/** The examples of RFC 8785, and what has no canonical form. */

import { expect, test } from "vitest";

import { canonical } from "../../src/engine/index.ts";

test("names are sorted by UTF-16 code units, as in the example of the standard", () => {
  const value = {
    "\u20AC": "Euro Sign",
    "\r": "Carriage Return",
    "\uFB33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\uD83D\uDE00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00F6": "Latin Small Letter O With Diaeresis",
  };
  expect([...canonical(value).matchAll(/:"([^"]+)"/gu)].map((match) => match[1])).toEqual([
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
});

test("numbers, literals and texts are written as the standard writes them", () => {
  const value = { numbers: [4.5, 2e-3, 1e-27, -0], string: '€$\u000F\nA\'B"\\\\"/', literals: [null, true, false] };
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test.each([
  [Number.NaN],
  [Infinity],
  [2 ** 53],
  ["\uD800"],
  [{ "\uDFFF": 1 }],
  [undefined],
  [[1n]],
  [{ a: undefined }],
])("%s has no canonical form", (value) => {
  expect(() => canonical(value)).toThrow(TypeError);
});
