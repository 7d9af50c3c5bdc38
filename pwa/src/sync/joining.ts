/**
 * Two phones filled in one visit, and both sets of answers become one. Pure. Nothing is dropped: of a question that both answered, the
 * answer that does not count is set aside with the visit, and its photos stay with the one that does.
 */

import type { Draft, ItemResponse } from "../api/types.gen.ts";
import type { ResponseRow, VisitRow } from "../db/rows.ts";
import { mayChange } from "../visit/states.ts";
import { combine, isAnswer, otherPhone, saysSame } from "./aside.ts";

type Responses = VisitRow["responses"];
/** Whose answer counts where both have one: ours, theirs, or whichever the shopper says, question by question. */
export type Choice = "mine" | "theirs" | "each";

/** Tell whether another phone has gone on with this visit, unseen by this one: under a higher number, or under the same one. */
export function hasOtherDraft(row: VisitRow): boolean {
  const { draft } = row.planned;
  if (row.isPractice || draft === null || !["draft", "returned"].includes(row.state)) return false;
  if (draft.revision > row.draftRevision || draft.revision === row.draftClash?.revision) return true;
  const mine = row.draftFinishedAt;
  return draft.revision === row.draftRevision && mine !== undefined && mine !== draft.document.finished_at;
}

/** Join both drafts; the next copy outranks both. */
export function joinDrafts(row: VisitRow, draft: Draft, choice: Choice, now: Date): VisitRow {
  const joined = joinResponses(row, responsesOf(draft.document.responses), choice);
  const draftRevision = Math.max(row.draftRevision, draft.revision);
  return { ...row, ...joined, ...takenOver(draft), draftRevision, changedAt: now.toISOString() };
}

/** Join what was answered here with what was answered elsewhere. */
export function joinResponses(
  row: VisitRow,
  theirs: Responses,
  choice: Choice,
): Required<Pick<VisitRow, "responses" | "setAside">> {
  const responses = { ...theirs, ...row.responses };
  const setAside = { ...row.setAside };
  for (const [item, yours] of Object.entries(theirs)) {
    const mine = row.responses[item];
    if (mine === undefined) continue;
    // Nobody could answer a question anew that is not asked again.
    const { counts, lost } = weigh(mine, yours, choice === "each" && !mayChange(row, item) ? "mine" : choice);
    responses[item] = counts;
    const before = setAside[item] ?? [];
    const more = lost
      .filter((response) => !before.some((each) => saysSame(each.response, response)))
      .map((response) => ({ from: response === yours ? ("there" as const) : otherPhone(before), response }));
    if (more.length > 0) setAside[item] = [...before, ...more];
  }
  return { responses, setAside };
}

/** Count the questions that both answered, each in another way. */
export function countDiffering(mine: Responses, theirs: Responses): number {
  return Object.entries(theirs).filter(([item, yours]) => {
    const ours = mine[item];
    return ours !== undefined && weigh(ours, yours, "each").lost.length === 2;
  }).length;
}

/** Give responses by their item. */
export function responsesOf(items: readonly ItemResponse[]): Responses {
  const rows: readonly unknown[] = items;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server gives back what a phone once sent
  return Object.fromEntries((rows as readonly ResponseRow[]).map((each) => [each.item, each]));
}

/** What is known of a draft that came from the server, so that it is not asked about again. */
export function takenOver(draft: Draft): Pick<VisitRow, "draftRevision" | "draftFinishedAt" | "draftClash"> {
  return { draftRevision: draft.revision, draftFinishedAt: draft.document.finished_at, draftClash: null };
}

interface Weighed {
  readonly counts: ResponseRow;
  readonly lost: readonly ResponseRow[];
}

/** Give the answer that counts, and those that do not. Where both can be said at once there is nothing to choose. */
function weigh(mine: ResponseRow, theirs: ResponseRow, choice: Choice): Weighed {
  const areBoth = isAnswer(mine) && isAnswer(theirs);
  const isMine = isAnswer(mine) === isAnswer(theirs) ? choice !== "theirs" : isAnswer(mine);
  const [first, second] = isMine ? [mine, theirs] : [theirs, mine];
  const photos = [...new Set([...(first.photos ?? []), ...(second.photos ?? [])])];
  const pictured = (row: ResponseRow): ResponseRow => (photos.length === 0 ? row : { ...row, photos });
  const both = combine(first, second);
  if (both !== null) return { counts: pictured(both), lost: [] };
  if (choice !== "each" || !areBoth) return { counts: pictured(first), lost: [second] };
  return { counts: pictured({ item: mine.item, state: "unanswered" }), lost: [mine, theirs] };
}
