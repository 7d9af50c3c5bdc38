/**
 * Gives every item of a checklist exactly one state, in the order of the document.
 *
 * `na_design` (a store tag rules the item out) goes before `hidden` (its condition is false), and both before what the shopper
 * said: a value on such an item is kept by the phone and ignored here.
 */

import { type Answer, type Answers, holds } from "./expressions.ts";
import type { Plan, PlannedItem } from "./plan.ts";
import { type Given, isObject, type Reading, UnfitError } from "./readings.ts";

const GIVEN_STATES = ["answered", "na_shopper", "not_observed", "unanswered"] as const;
export type State = (typeof GIVEN_STATES)[number] | "na_design" | "hidden";

/**
 * The state of one item, with the response behind it and its position among the responses.
 *
 * `misfit` says why a response was not accepted as what it claims to be; its item then counts as unanswered.
 */
export interface Resolved {
  readonly item: PlannedItem;
  readonly state: State;
  readonly reading: Reading | null;
  readonly given: GivenAt | null;
  readonly misfit: UnfitError | null;
}

export interface GivenAt {
  readonly position: number;
  readonly response: Given;
}

/** Tell whether an item in this state is put to the shopper at all. */
export function isAsked(state: State): boolean {
  return state !== "na_design" && state !== "hidden";
}

/** Return one state for each item of the plan. Of two responses to an item the first counts. */
export function resolve(plan: Plan, responses: readonly unknown[], storeTags: readonly string[] = []): Resolved[] {
  const given = new Map<string, GivenAt>();
  for (const [position, response] of responses.entries()) {
    if (!isObject(response)) continue;
    const { item }: Given = response;
    if (typeof item === "string" && !given.has(item)) given.set(item, { position, response });
  }
  const answers = new Map<string, Answer>();
  return [...plan.items.values()].map((item) => {
    const resolved = resolveItem(item, given.get(item.key) ?? null, storeTags, answers);
    if (resolved.reading !== null) answers.set(item.key, resolved.reading.answer);
    return resolved;
  });
}

function resolveItem(item: PlannedItem, given: GivenAt | null, tags: readonly string[], answers: Answers): Resolved {
  const silent = { item, reading: null, given, misfit: null };
  if (item.notFor.some((tag) => tags.includes(tag))) return { ...silent, state: "na_design" };
  if (item.showIf !== null && !holds(item.showIf, answers)) return { ...silent, state: "hidden" };
  if (given === null) return { ...silent, state: "unanswered" };
  try {
    const state = readState(item, given.response);
    return { ...silent, state, reading: state === "answered" ? item.read(given.response) : null };
  } catch (error) {
    if (!(error instanceof UnfitError)) throw error;
    return { ...silent, state: "unanswered", misfit: error };
  }
}

function readState(item: PlannedItem, response: Given): State {
  const state = GIVEN_STATES.find((known) => known === response.state);
  if (state === undefined) throw new UnfitError("unknown_state", "/state");
  if (state === "na_shopper" && !item.isNaAllowed) throw new UnfitError("na_not_allowed", "/state");
  return state;
}
