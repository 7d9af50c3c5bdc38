/** Marks what plays on the floor: a way through a talk, and points on a picture. */

import { Fraction, ONE, ZERO } from "../engine/fraction.ts";
import type { Answer, Area, Question } from "./question.ts";

/** Give what the way earned by what the best way earns; a talk broken off earned what was said so far. */
export function markPath(question: Question, { path = [] }: Answer): Fraction {
  const turns = new Map((question.turns ?? []).map((turn) => [turn.key, turn]));
  let key = question.turns?.[0]?.key ?? null;
  let earned = ZERO;
  for (const said of path) {
    const option = key === null ? undefined : turns.get(key)?.options.find((one) => one.key === said);
    if (option === undefined) break;
    earned = earned.plus(Fraction.read(option.score));
    key = option.then;
  }
  const share = earned.over(bestOf(question));
  return question.scoring === "exact" ? (share.equals(ONE) ? ONE : ZERO) : share;
}

/** Turns only lead to later ones, so what the best way earns is settled from the end. */
function bestOf(question: Question): Fraction {
  const best = new Map<string | null, Fraction>([[null, ZERO]]);
  for (const { key, options } of (question.turns ?? []).toReversed()) {
    const earned = options.map(({ score, then }) => Fraction.read(score).plus(best.get(then) ?? ZERO));
    best.set(
      key,
      earned.reduce((most, one) => (one.isAbove(most) ? one : most), ZERO),
    );
  }
  return best.get(question.turns?.[0]?.key ?? null) ?? ONE;
}

/** Give the share of areas found, less the points that lie in none; a second point in an area changes nothing. */
export function markPoints(question: Question, { points = [] }: Answer): Fraction {
  const areas = question.areas ?? [];
  const found = new Set<string>();
  let missed = 0;
  for (const { x, y } of points) {
    const hits = areas.filter((area) => liesIn(question, area, Fraction.read(x), Fraction.read(y)));
    for (const { key } of hits) found.add(key);
    if (hits.length === 0) missed += 1;
  }
  if (question.scoring === "exact") return missed === 0 && found.size === areas.length ? ONE : ZERO;
  return Fraction.of(Math.max(0, found.size - missed), areas.length);
}

function liesIn(question: Question, area: Area, x: Fraction, y: Fraction): boolean {
  const beside = Fraction.read(question.tolerance ?? "0");
  const [left, top] = [Fraction.read(area.x), Fraction.read(area.y)];
  if (area.radius !== null) {
    const across = x.minus(left);
    const down = y.minus(top).times(Fraction.read(question.picture?.aspect ?? "1"));
    const reach = Fraction.read(area.radius).plus(beside);
    return !across.times(across).plus(down.times(down)).isAbove(reach.times(reach));
  }
  const right = left.plus(Fraction.read(area.width ?? "0")).plus(beside);
  const bottom = top.plus(Fraction.read(area.height ?? "0")).plus(beside);
  return !x.isBelow(left.minus(beside)) && !x.isAbove(right) && !y.isBelow(top.minus(beside)) && !y.isAbove(bottom);
}
