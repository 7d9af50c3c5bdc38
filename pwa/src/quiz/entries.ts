/** Marks what was written: a number, a time, a short answer. */

import { Fraction, ZERO } from "../engine/fraction.ts";
import { fold, toAscii } from "./folding.ts";
import type { Answer, NumberAnswer, Question } from "./question.ts";

const NUMBER = /^([+-]?[0-9]{1,12}(?:\.[0-9]{1,9})?)\s*([^]*)$/u;
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

/** Read what was written: the unit behind it or not, a time as seconds; null if it is no number. */
export function readNumber(number: Question["number"], text: string): Fraction | null {
  const written = toAscii(text);
  if (number?.entry === "time") {
    const [, minutes = "", seconds = ""] = TIME.exec(written) ?? [];
    return minutes === "" ? null : Fraction.of(Number(minutes) * 60 + Number(seconds));
  }
  const [, digits = "", unit = ""] = NUMBER.exec(written) ?? [];
  if (digits === "") return null;
  const units = Object.values(number?.unit ?? {}).map(fold);
  return unit === "" || units.includes(fold(unit)) ? Fraction.read(digits.replace("+", "")) : null;
}

function fits({ value, tolerance, low, high }: NumberAnswer, number: Fraction): boolean {
  if (value !== null) {
    const [middle, width] = [Fraction.read(value), Fraction.read(tolerance)];
    return !number.isBelow(middle.minus(width)) && !number.isAbove(middle.plus(width));
  }
  return !number.isBelow(Fraction.read(low ?? "0")) && !number.isAbove(Fraction.read(high ?? "0"));
}
