/**
 * The language of `show_if`: conditions written as data, never as code.
 *
 * An item that answers nothing makes every comparison with it false; `not` of such a comparison is therefore true.
 */

import { Fraction } from "./fraction.ts";

export type Expression =
  | { readonly answered: string }
  | { readonly eq: readonly [item: string, value: string] }
  | { readonly in: readonly [item: string, values: readonly string[]] }
  | { readonly gt: Limit }
  | { readonly gte: Limit }
  | { readonly lt: Limit }
  | { readonly lte: Limit }
  | { readonly has: readonly [item: string, option: string] }
  | { readonly count: { readonly of: readonly string[]; readonly eq: string; readonly at_least: number } }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression };

type Limit = readonly [item: string, number: string];

/** What an item answers, as far as conditions care: an option, a number, the options chosen; "" is just "something". */
export type Answer = string | Fraction | ReadonlySet<string>;
export type Answers = ReadonlyMap<string, Answer>;

/** Decide a condition over the items that answer something. */
export function holds(expression: Expression, answers: Answers): boolean {
  if ("not" in expression) return !holds(expression.not, answers);
  if ("all" in expression) return expression.all.every((part) => holds(part, answers));
  if ("any" in expression) return expression.any.some((part) => holds(part, answers));
  if ("answered" in expression) return answers.has(expression.answered);
  if ("eq" in expression) return equals(answers.get(expression.eq[0]), expression.eq[1]);
  if ("in" in expression) {
    const answer = answers.get(expression.in[0]);
    return expression.in[1].some((value) => equals(answer, value));
  }
  if ("has" in expression) {
    const answer = answers.get(expression.has[0]);
    return answer instanceof Set && answer.has(expression.has[1]);
  }
  if ("count" in expression) {
    const { of, eq, at_least } = expression.count;
    return of.filter((key) => equals(answers.get(key), eq)).length >= at_least;
  }
  if ("gt" in expression) return isOrdered(answers, expression.gt, (order) => order > 0);
  if ("gte" in expression) return isOrdered(answers, expression.gte, (order) => order >= 0);
  if ("lt" in expression) return isOrdered(answers, expression.lt, (order) => order < 0);
  return isOrdered(answers, expression.lte, (order) => order <= 0);
}

function isOrdered(answers: Answers, [item, limit]: Limit, fits: (order: number) => boolean): boolean {
  const answer = answers.get(item);
  return answer instanceof Fraction && fits(answer.compare(Fraction.read(limit)));
}

/** Compare a step of a scale as a number, an option as a string. */
function equals(answer: Answer | undefined, value: string): boolean {
  return answer instanceof Fraction ? answer.equals(Fraction.read(value)) : answer === value;
}
