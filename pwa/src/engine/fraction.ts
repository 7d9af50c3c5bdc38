/**
 * The arithmetic of scoring: exact fractions, and the three ways in which one is rounded.
 *
 * Every number of a score is defined as a fraction; it is settled to 20 decimals before it is compared or shown.
 */

const SETTLED_PLACES = 20;
const DECIMAL = /^-?[0-9]+(\.[0-9]+)?$/u;
/** Fractions are reduced beyond this only: finding a common divisor costs more than carrying a few digits. */
const UNWIELDY = 10n ** 40n;

/** An exact number; never changed once made. */
export class Fraction {
  private readonly numerator: bigint;
  /** Always positive. */
  private readonly denominator: bigint;

  /** Make numerator/denominator; throw RangeError for a denominator of 0. */
  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new RangeError("a fraction has no denominator of 0");
    const sign = denominator < 0n ? -1n : 1n;
    const divisor = denominator > UNWIELDY || denominator < -UNWIELDY ? commonDivisor(numerator, denominator) : 1n;
    this.numerator = (sign * numerator) / divisor;
    this.denominator = (sign * denominator) / divisor;
  }

  /** Read a decimal in plain notation (`"-0.5"`); throw RangeError for any other. */
  static read(written: string): Fraction {
    if (!DECIMAL.test(written)) throw new RangeError(`${JSON.stringify(written)} is no decimal`);
    const [whole = "", decimals = ""] = written.split(".");
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  /** Make the fraction of two counts. */
  static of(count: number, total = 1): Fraction {
    return new Fraction(BigInt(count), BigInt(total));
  }

  /** Add numbers up; the sum of none is 0. */
  static sum(numbers: Iterable<Fraction>): Fraction {
    let sum = ZERO;
    for (const number of numbers) sum = sum.plus(number);
    return sum;
  }

  plus(other: Fraction): Fraction {
    if (this.denominator === other.denominator) {
      return new Fraction(this.numerator + other.numerator, this.denominator);
    }
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.numerator, other.denominator));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Divide; throw RangeError by 0. */
  over(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Order two numbers: negative, 0 or positive, as `sort` wants it. */
  compare(other: Fraction): number {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  isBelow(other: Fraction): boolean {
    return this.compare(other) < 0;
  }

  isAbove(other: Fraction): boolean {
    return this.compare(other) > 0;
  }

  equals(other: Fraction): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  isInteger(): boolean {
    return this.numerator % this.denominator === 0n;
  }

  /** Round half even to some decimals, by default to the 20 with which numbers are compared and shown. */
  settle(places = SETTLED_PLACES): Fraction {
    const scale = 10n ** BigInt(places);
    return new Fraction(divideHalfEven(this.numerator * scale, this.denominator), scale);
  }

  /** Write the settled number canonically: no exponent, no trailing zeros, no negative zero. */
  plain(): string {
    const digits = divideHalfEven(this.numerator * 10n ** BigInt(SETTLED_PLACES), this.denominator);
    const written = String(digits < 0n ? -digits : digits).padStart(SETTLED_PLACES + 1, "0");
    const decimals = written.slice(-SETTLED_PLACES).replace(/0+$/u, "");
    const whole = written.slice(0, -SETTLED_PLACES);
    return `${digits < 0n ? "-" : ""}${whole}${decimals && `.${decimals}`}`;
  }

  /** Write a number that is not negative as a person reads it: rounded half up to one decimal, which is always there. */
  printed(): string {
    const tenths = (this.numerator * 20n + this.denominator) / (this.denominator * 2n);
    return `${tenths / 10n}.${tenths % 10n}`;
  }

  /** Take the square root, exact to some decimals and cut off there; the number must not be negative. */
  squareRoot(places: number): Fraction {
    const scale = 10n ** BigInt(places);
    return new Fraction(integerRoot((this.numerator * scale * scale) / this.denominator), scale);
  }
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);
export const HUNDRED = new Fraction(100n);

/** Return the lower of two numbers. */
export function lower(one: Fraction, other: Fraction): Fraction {
  return other.isBelow(one) ? other : one;
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const doubled = rest < 0n ? -2n * rest : 2n * rest;
  if (doubled < denominator || (doubled === denominator && quotient % 2n === 0n)) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [divisor, rest] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}

/** Newton's iteration from above; it falls until it meets the greatest integer whose square fits. */
function integerRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
