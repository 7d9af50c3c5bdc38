/** Answers that do not count and are kept all the same: whether two say the same, and how one takes the place of the other. Pure. */

import type { AsideRow, ResponseRow } from "../db/rows.ts";

/** Tell whether two answers to a question say the same; photos belong to the question, whichever of them counts. */
export function saysSame(one: ResponseRow, other: ResponseRow): boolean {
  const [mine, theirs] = [partsOf(one), partsOf(other)];
  return one.state === other.state && mine.every((part, n) => part === theirs[n]);
}

export function isAnswer({ state }: ResponseRow): boolean {
  return state !== "unanswered";
}

/** Say both at once if neither contradicts the other: there is one answer, or the same one, to which only one has a note. */
export function combine(first: ResponseRow, second: ResponseRow): ResponseRow | null {
  if (isAnswer(second) && first.state !== second.state) return null;
  const [one, other] = [partsOf(first), partsOf(second)];
  if (one.some((part, n) => part !== "" && other[n] !== "" && part !== other[n])) return null;
  const missing = Object.entries(second).filter(([name]) => plain(first[name as keyof ResponseRow]) === "");
  return { ...first, ...Object.fromEntries(missing) };
}

/** What it means that another answer counts: what changes of the answer, and what stands aside from then on. */
export interface Exchange {
  readonly change: Partial<ResponseRow>;
  readonly aside: readonly AsideRow[];
}

/** Let an answer from aside count in place of the one that does, which goes aside. Done again with that one, it is undone. */
export function exchange(now: ResponseRow, aside: readonly AsideRow[], taken: AsideRow): Exchange {
  const { state, note, reason, timer, value } = taken.response;
  // What is left of the answer before would be seen again as soon as the state allows: a receipt's number, or times.
  const isSeen = state === "answered" || state === "unanswered";
  const isLeft = { value: isSeen && now.value !== undefined, timer: isSeen && now.timer !== undefined };
  const change: Partial<ResponseRow> = {
    state,
    note: note ?? "",
    reason: reason ?? "",
    ...(value !== undefined || isLeft.value ? { value: value ?? "" } : undefined),
    ...(timer !== undefined || isLeft.timer ? { timer: timer ?? { runs: [] } } : undefined),
  };
  const rest = aside.filter((each) => each !== taken);
  const isKept = isEmpty(now) || rest.some(({ response }) => saysSame(response, now));
  const from = taken.from === "here" ? "there" : otherPhone(rest);
  return { change, aside: isKept ? rest : rest.toSpliced(aside.indexOf(taken), 0, { from, response: now }) };
}

/** Name the phone an answer is of that joins those aside: only one of them is of this phone. */
export function otherPhone(aside: readonly AsideRow[]): AsideRow["from"] {
  return aside.some(({ from }) => from === "here") ? "there" : "here";
}

function isEmpty(row: ResponseRow): boolean {
  return !isAnswer(row) && partsOf(row).every((part) => part === "");
}

/** What is said, part by part, empty where there is nothing; what another state has left behind unseen is no part. */
function partsOf({ state, value, note, reason, timer }: ResponseRow): readonly string[] {
  const isTimed = (state === "answered" || state === "unanswered") && (timer?.runs ?? []).length > 0;
  return [
    state === "answered" ? plain(value ?? "", true) : state === "unanswered" ? plain(value) : "",
    plain(note),
    state === "na_shopper" ? plain(reason) : "",
    isTimed ? plain(timer) : "",
  ];
}

/** Write a value so that equal ones are written alike. `isWhole`: an empty text says that there is nothing to add. */
function plain(value: unknown, isWhole = false): string {
  if (value === undefined || value === null || (value === "" && !isWhole)) return "";
  return JSON.stringify(value, (_, each: unknown) => {
    // What was chosen of several is a set.
    if (Array.isArray(each)) return each.every((one) => typeof one === "string") ? each.toSorted() : each;
    return typeof each === "object" && each !== null ? Object.fromEntries(Object.entries(each).toSorted(byName)) : each;
  });
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
