/** The arithmetic keeps what the format promises: exact until it is rounded, and rounded the way each place asks for. */

import { describe, expect, test } from "vitest";

import { Fraction } from "../../src/engine/fraction.ts";

const read = (written: string) => Fraction.read(written);

test("a third times three comes out whole", () => {
  expect(Fraction.of(1, 3).times(Fraction.of(3)).plain()).toBe("1");
});

test("settling a third and adding it three times does not", () => {
  expect(Fraction.sum(Array.from({ length: 3 }, () => Fraction.of(1, 3).settle())).plain()).toBe(
    "0.99999999999999999999",
  );
});

describe("settled to 20 decimals, half even", () => {
  test.each([
    ["0.000000000000000000005", "0"],
    ["0.000000000000000000015", "0.00000000000000000002"],
    ["0.000000000000000000025", "0.00000000000000000002"],
    ["0.0000000000000000000050001", "0.00000000000000000001"],
    ["-0.000000000000000000005", "0"],
    ["-0.000000000000000000015", "-0.00000000000000000002"],
    ["1.5", "1.5"],
  ])("%s is %s", (exact, settled) => {
    expect(read(exact).settle().plain()).toBe(settled);
    expect(read(exact).plain()).toBe(settled);
  });
});

test.each([
  ["64.95", "65.0"],
  ["64.949999999999999999999", "64.9"],
  ["0.05", "0.1"],
  ["0", "0.0"],
  ["100", "100.0"],
])("%s points are printed as %s", (points, printed) => {
  expect(read(points).printed()).toBe(printed);
});

test.each(["100", "0.5", "-2.25", "0", "123456789.000001"])("%s is written as it was read", (written) => {
  expect(read(written).plain()).toBe(written);
});

test.each([
  ["1.50", "1.5"],
  ["007", "7"],
  ["-0", "0"],
  ["-0.00", "0"],
])("%s is written canonically as %s", (loose, canonical) => {
  expect(read(loose).plain()).toBe(canonical);
});

test.each(["", "1e3", " 1", "1.", ".5", "+1", "NaN", "1n", "0x1", "１"])("%j is no decimal", (written) => {
  expect(() => read(written)).toThrow(RangeError);
});

test("nothing is divided by 0", () => {
  expect(() => read("1").over(read("0"))).toThrow(RangeError);
});

test("a long sum of unlike fractions stays exact and stays small", () => {
  let sum = new Fraction(0n);
  for (let n = 1; n <= 400; n += 1) sum = sum.plus(Fraction.of(1, n * (n + 1)));
  expect(sum.equals(Fraction.of(400, 401))).toBe(true);
});

test("a division by a negative number keeps order", () => {
  const half = read("1").over(read("-2"));
  expect(half.plain()).toBe("-0.5");
  expect(half.isBelow(read("0"))).toBe(true);
});

test("a square root is cut off at its last place", () => {
  expect(read("2").squareRoot(19).plain()).toBe("1.4142135623730950488");
  expect(read("0").squareRoot(60).isZero()).toBe(true);
  for (const root of [1, 2, 3, 99, 12_345]) {
    expect(
      Fraction.of(root * root)
        .squareRoot(0)
        .plain(),
    ).toBe(String(root));
    expect(
      Fraction.of(root * root - 1)
        .squareRoot(0)
        .plain(),
    ).toBe(String(root - 1));
  }
});
