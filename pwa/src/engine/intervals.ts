/** How sure a figure is: the interval of a share, the median of some timings. */

import { Fraction, ONE, ZERO } from "./fraction.ts";

/** Two-sided 95 %, as the published vectors of the interval use it. */
const Z = Fraction.read("1.959964");
const ROOT_PLACES = 60;

/**
 * Return the 95 % Wilson score interval of k out of n, as shares settled to 20 decimals.
 *
 * Wilson 1927: centre (p + z²/2n)/(1 + z²/n), half width z/(1 + z²/n)·√(p(1−p)/n + z²/4n²).
 * Throws RangeError unless 0 ≤ k ≤ n and n ≥ 1: nothing observed has no interval.
 */
export function wilsonInterval(k: number, n: number): readonly [low: Fraction, high: Fraction] {
  if (n < 1 || k < 0 || k > n) throw new RangeError(`no share has ${k} out of ${n}`);
  const p = Fraction.of(k, n);
  const z2n = Z.times(Z).times(Fraction.of(1, n));
  const centre = p.plus(z2n.times(Fraction.of(1, 2)));
  const variance = p.times(ONE.minus(p)).plus(z2n.times(Fraction.of(1, 4)));
  const half = Z.times(variance.times(Fraction.of(1, n)).squareRoot(ROOT_PLACES));
  const low = centre.minus(half).over(ONE.plus(z2n)).settle();
  const high = centre.plus(half).over(ONE.plus(z2n)).settle();
  return [low.isBelow(ZERO) ? ZERO : low, high.isAbove(ONE) ? ONE : high];
}

/** Return the middle value, or the mean of the middle two. Throws RangeError for no values. */
export function median(values: readonly Fraction[]): Fraction {
  const ordered = values.toSorted((one, other) => one.compare(other));
  const [high, low] = [ordered[ordered.length >> 1], ordered[(ordered.length - 1) >> 1]];
  if (high === undefined || low === undefined) throw new RangeError("no values, no median");
  return low.plus(high).times(Fraction.of(1, 2));
}
