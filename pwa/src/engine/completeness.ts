/** Says what is wrong with a set of responses, and, for a submission, what is still missing. Never throws. */

import type { Plan, PlannedItem } from "./plan.ts";
import { type Given, isList, isObject } from "./readings.ts";
import { type GivenAt, isAsked, type Resolved, resolve } from "./states.ts";

/**
 * White space as Unicode has it, with the separators of ASCII. It is spelled out because `trim` leaves some of it standing
 * (U+0085, U+001C–1F) and takes U+FEFF, which is none.
 */
// oxlint-disable-next-line no-control-regex -- separators of ASCII are meant
const BLANK = /^[\t-\r\u001C-\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*$/u;

/** One thing wrong: a JSON pointer into the list of responses ("" = the list), a code, parameters as strings. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Return the faults of any JSON value offered as responses; an empty list means it may be stored.
 *
 * A draft is only held to shapes and limits. A submission must also answer every item that is asked, with the reasons, notes and
 * photos the checklist demands. Items not asked are ignored, whatever was kept for them.
 */
export function validateResponses(
  plan: Plan,
  responses: unknown,
  storeTags: readonly string[],
  stage: "draft" | "submission",
): Fault[] {
  if (!isList(responses)) return [{ pointer: "", code: "wrong_type", params: { expected: "list" } }];
  return findFaults(plan, responses, resolve(plan, responses, storeTags), stage);
}

/** Notes a fault of one item: the path inside its response, a code, parameters beside the item. */
type Add = (path: string, code: string, params?: Fault["params"]) => void;

/** Do what `validateResponses` does with responses that were resolved already. */
export function findFaults(
  plan: Plan,
  responses: readonly unknown[],
  resolved: readonly Resolved[],
  stage: "draft" | "submission",
): Fault[] {
  const photos = new Map<string, string>();
  const faults = listFaults(plan, responses);
  for (const each of resolved) {
    if (!isAsked(each.state)) continue;
    faults.push(...shapeFaults(each, photos));
    if (stage === "submission") faults.push(...missing(each));
  }
  return faults;
}

function listFaults(plan: Plan, responses: readonly unknown[]): Fault[] {
  const seen = new Map<string, number>();
  return responses.flatMap((response, n): Fault[] => {
    if (!isObject(response)) return [{ pointer: `/${n}`, code: "wrong_type", params: { expected: "object" } }];
    const { item }: Given = response;
    const pointer = `/${n}/item`;
    if (typeof item !== "string") return [{ pointer, code: "wrong_type", params: { expected: "string" } }];
    if (!plan.items.has(item)) return [{ pointer, code: "unknown_item", params: { item } }];
    const first = seen.get(item);
    if (first !== undefined) return [{ pointer, code: "duplicate_item", params: { item, first: String(first) } }];
    seen.set(item, n);
    return [];
  });
}

/** Check one response; `photos` remembers which item each photo id was first used for. */
function shapeFaults({ item, given, misfit }: Resolved, photos: Map<string, string>): Fault[] {
  if (given === null) return [];
  const faults: Fault[] = [];
  const add = adder(faults, item, given);
  if (misfit) add(misfit.path, misfit.code, misfit.params);
  const { note = null, reason = null, photos: listed = null } = given.response;
  if (note !== null && typeof note !== "string") add("/note", "wrong_type", { expected: "string" });
  if (reason !== null && typeof reason !== "string") add("/reason", "wrong_type", { expected: "string" });
  if (isList(listed)) checkPhotos(item, listed, photos, add);
  else if (listed !== null) add("/photos", "wrong_type", { expected: "list" });
  return faults;
}

function checkPhotos(item: PlannedItem, listed: readonly unknown[], photos: Map<string, string>, add: Add): void {
  for (const [n, photo] of listed.entries()) {
    const first = typeof photo === "string" ? photos.get(photo) : undefined;
    if (typeof photo !== "string") add(`/photos/${n}`, "wrong_type", { expected: "string" });
    else if (first === undefined) photos.set(photo, item.key);
    else add(`/photos/${n}`, "duplicate_photo", { photo, first });
  }
  const { most } = item.evidence;
  if (listed.length > most) add("/photos", "too_many_photos", { max: String(most), count: String(listed.length) });
}

/** List what a submission still lacks for one item; a response that does not fit has its fault already. */
function missing({ item, state, reading, given, misfit }: Resolved): Fault[] {
  if (misfit) return [];
  const faults: Fault[] = [];
  const add = adder(faults, item, given);
  const { note, reason, photos }: Given = given?.response ?? {};
  if (state === "unanswered") add("", "unanswered");
  if (state === "na_shopper" && isBlank(reason)) add("/reason", "reason_required");
  if (reading === null) return faults;
  const { least, photoOn, noteOn } = item.evidence;
  if (noteOn.some((key) => reading.keys.has(key)) && isBlank(note)) add("/note", "note_required");
  const demanded = photoOn.some((key) => reading.keys.has(key)) ? Math.max(least, 1) : least;
  const count = isList(photos) ? photos.length : 0;
  if (count < demanded) add("/photos", "too_few_photos", { min: String(demanded), count: String(count) });
  return faults;
}

/** Point into the response there is, or else to the whole list. */
function adder(faults: Fault[], item: PlannedItem, given: GivenAt | null): Add {
  const at = given ? `/${given.position}` : "";
  return (path, code, params = {}) => {
    faults.push({ pointer: given ? at + path : "", code, params: { item: item.key, ...params } });
  };
}

function isBlank(text: unknown): boolean {
  return typeof text !== "string" || BLANK.test(text);
}
