/** Marks what was written: a number, a time, a short answer. */

import { Fraction, ZERO } from "../engine/fraction.ts";
import { fold, toAscii } from "./folding.ts";
import type { Answer, NumberAnswer, Question } from "./question.ts";

// Thousands may be set apart by commas or by spaces, in whole groups of three; what else a comma may mean is not guessed.
const NUMBER =
  /^(¥?) *([+-]?) *(¥?) *((?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,3}|[0-9]{1,12})?(?:\.[0-9]{1,9})?) *([^]*)$/u;
const MONEY = new Set(["元", "块", "块钱", "圆", "人民币", "yuan", "rmb", "cny", "¥"]);
const TIME = /^([0-9]{1,4}):([0-5][0-9])$/u;

/** Give the weight of the first answer the number fits; what is no number fits none. */
export function markNumber(question: Question, { text = "" }: Answer): Fraction {
  const number = readNumber(question.number, text);
  const found = number === null ? undefined : question.number?.answers.find((answer) => fits(answer, number));
  return found === undefined ? ZERO : Fraction.read(found.weight);
}

/** Give the greatest weight among the accepted answers that are the same but for what does not count. */
export function markShort(question: Question, { text = "" }: Answer): Fraction {
  const written = fold(text);
  return (question.accept ?? [])
    .filter((accepted) => fold(accepted.text) === written)
    .map(({ weight }) => Fraction.read(weight))
    .reduce((best, weight) => (weight.isAbove(best) ? weight : best), ZERO);
}

/** Read what was written: thousands set apart or not, ¥ or the unit or neither, a time as seconds; null if it is no number. */
export function readNumber(number: Question["number"], text: string): Fraction | null {
  const written = toAscii(text);
  return number?.entry === "time"
    ? readTime(written)
    : readAmount(Object.values(number?.unit ?? {}).map(fold), written);
}

function readTime(written: string): Fraction | null {
  const [, minutes = "", seconds = ""] = TIME.exec(written) ?? [];
  return minutes === "" ? null : Fraction.of(Number(minutes) * 60 + Number(seconds));
}

function readAmount(units: readonly string[], written: string): Fraction | null {
  const [, before = "", sign = "", behind = "", digits = "", unit = ""] = NUMBER.exec(written) ?? [];
  const isAsked = isUnitOf(units, fold(unit)) && (before + behind === "" || isMoney(units));
  return digits === "" || !isAsked ? null : readDecimal(sign, digits.replaceAll(/[, ]/gu, ""));
}

function readDecimal(sign: string, digits: string): Fraction {
  return Fraction.read((sign === "-" ? "-" : "") + (digits.startsWith(".") ? `0${digits}` : digits));
}

function isUnitOf(units: readonly string[], unit: string): boolean {
  return unit === "" || units.includes(unit);
}

/** Tell whether money is asked for, or nothing in particular. */
function isMoney(units: readonly string[]): boolean {
  return units.length === 0 || units.some((one) => MONEY.has(one));
}

function fits({ value, tolerance, low, high }: NumberAnswer, number: Fraction): boolean {
  if (value !== null) {
    const [middle, width] = [Fraction.read(value), Fraction.read(tolerance)];
    return !number.isBelow(middle.minus(width)) && !number.isAbove(middle.plus(width));
  }
  return !number.isBelow(Fraction.read(low ?? "0")) && !number.isAbove(Fraction.read(high ?? "0"));
}
