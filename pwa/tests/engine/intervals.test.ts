/** Published figures of the Wilson interval, and the edges. */

import { expect, test } from "vitest";

import { Fraction, wilsonInterval } from "../../src/engine/index.ts";
import { median } from "../../src/engine/intervals.ts";

test.each([
  [7, 9, "0.4526", "0.9368"],
  [3, 3, "0.4385", "1"],
  [0, 4, "0", "0.4899"],
  [58, 100, "0.4821", "0.672"],
])("%d of %d lies between %s and %s", (k, n, low, high) => {
  expect(wilsonInterval(k, n).map((end) => end.settle(4).plain())).toEqual([low, high]);
});

test.each([
  [0, 0],
  [-1, 3],
  [4, 3],
])("%d of %d is no share", (k, n) => {
  expect(() => wilsonInterval(k, n)).toThrow(RangeError);
});

test("the median is the middle one, or the mean of the middle two", () => {
  expect([medianOf(7), medianOf(9, 1, 4), medianOf(4, 1, 9, 2)]).toEqual(["7", "4", "3"]);
  expect(() => median([])).toThrow(RangeError);
});

function medianOf(...counts: number[]): string {
  return median(counts.map((count) => Fraction.of(count))).plain();
}
