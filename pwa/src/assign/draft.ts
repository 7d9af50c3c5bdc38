/** A rule of assignment while it is put together. It lives in the address, so that it survives a reload and can be sent to somebody. Pure. */

import type { Rule, RuleRequest } from "../api/types.gen.ts";
import { type Role, ROLES } from "../manage/roles.tsx";

export const STEPS = ["course", "who", "when", "preview"] as const;
export type Step = (typeof STEPS)[number];
/** Everybody, brand-sent promoters alone, or the chain's own people alone. */
export const FOR_WHOM = ["", "yes", "no"] as const;
export const MOST_DAYS = 36_500;
export const RENEWALS = ["completion", "previous", "fixed"] as const;

/** How often it has to be proved again. */
interface Again {
  readonly rule: (typeof RENEWALS)[number];
  readonly months: number;
  readonly base: string;
}

export interface Draft {
  readonly course: string;
  readonly lessons: readonly string[];
  readonly people: readonly string[];
  readonly roles: readonly Role[];
  readonly regions: readonly string[];
  readonly stores: readonly string[];
  /** Days in the job, both included; null for no bound. Like `promoter` they narrow the roles and no named people. */
  readonly minDays: number | null;
  readonly maxDays: number | null;
  readonly promoter: (typeof FOR_WHOM)[number];
  readonly days: number;
  readonly reason: string;
  readonly again: Again | null;
}

type Narrowing = Required<Pick<RuleRequest, "tenure" | "promoter">>;

const LISTS = ["lessons", "people", "regions", "stores"] as const;

/** Read a draft from the search part of an address. */
export function readDraft(search: string): Draft {
  const given = new URLSearchParams(search);
  const list = (name: string): readonly string[] => (given.get(name) ?? "").split(",").filter((each) => each !== "");
  const rule = RENEWALS.find((each) => each === given.get("again"));
  return {
    course: given.get("course") ?? "",
    lessons: list("lessons"),
    people: list("people"),
    roles: ROLES.filter((role) => list("roles").includes(role)),
    regions: list("regions"),
    stores: list("stores"),
    minDays: readBound(given.get("min")),
    maxDays: readBound(given.get("max")),
    promoter: FOR_WHOM.find((each) => each === given.get("promoter")) ?? "",
    days: readNumber(given.get("days"), 14, 365),
    reason: (given.get("reason") ?? "").slice(0, 1000),
    again:
      rule === undefined
        ? null
        : { rule, months: readNumber(given.get("months"), 12, 120), base: given.get("base") ?? "" },
  };
}

/** Write a draft and the step it is at. */
export function writeDraft(draft: Draft, step: Step): string {
  const next = new URLSearchParams();
  if (draft.course !== "") next.set("course", draft.course);
  for (const name of LISTS) if (draft[name].length > 0) next.set(name, draft[name].join(","));
  if (draft.roles.length > 0) next.set("roles", draft.roles.join(","));
  if (draft.minDays !== null) next.set("min", String(draft.minDays));
  if (draft.maxDays !== null) next.set("max", String(draft.maxDays));
  if (draft.promoter !== "") next.set("promoter", draft.promoter);
  next.set("days", String(draft.days));
  if (draft.reason !== "") next.set("reason", draft.reason);
  if (draft.again !== null) {
    next.set("again", draft.again.rule);
    next.set("months", String(draft.again.months));
    if (draft.again.rule === "fixed") next.set("base", draft.again.base);
  }
  next.set("step", step);
  return `?${next.toString()}`;
}

/** Give the address of a draft: of a new rule, or of one that is being changed. */
export function addressOf(rule: Rule | null, draft: Draft, step: Step): string {
  return rule === null
    ? `/assign/new${writeDraft(draft, step)}`
    : `/assign/${rule.id}${writeDraft(draft, step)}&edit=1`;
}

/** Read the draft of a rule that is being changed: what the address says, or else the rule as it is. */
export function readChange(rule: Rule, search: string): Draft {
  return new URLSearchParams(search).has("days") ? { ...readDraft(search), course: rule.course } : fromRule(rule);
}

/** Tell at which step an address is; never beyond the first one that is not filled in. */
export function stepOf(search: string, draft: Draft = readDraft(search), first: Step = "course"): Step {
  const wished = STEPS.find((each) => each === new URLSearchParams(search).get("step")) ?? first;
  const lacking = STEPS.find((each) => !isWhole(draft, each)) ?? "preview";
  return STEPS.indexOf(lacking) < STEPS.indexOf(wished) ? lacking : wished;
}

/** Tell whether a step says all it has to. */
export function isWhole({ course, people, roles, reason, again, minDays, maxDays }: Draft, step: Step): boolean {
  const whole = {
    course: course !== "",
    who: people.length + roles.length > 0 && (minDays ?? 0) <= (maxDays ?? MOST_DAYS),
    when: reason.trim() !== "" && (again?.rule !== "fixed" || /^\d{4}-\d{2}-\d{2}$/u.test(again.base)),
    preview: true,
  };
  return whole[step];
}

/** Put the request together; a rule that is changed keeps what of its renewal no screen asks for. */
export function asRequest({ days, again, reason, ...rest }: Draft, changed: Rule | null = null): RuleRequest {
  const { course, lessons, people, roles, regions, stores } = rest;
  const renewal = again === null ? null : asRenewal(again, changed?.renewal ?? null);
  return {
    course,
    lessons: [...lessons],
    people: [...people],
    roles: [...roles],
    regions: [...regions],
    stores: [...stores],
    ...narrowed(rest),
    due_days: days,
    renewal,
    reason: reason.trim(),
  };
}

/** Give what a rule asks of roles besides the place. */
export function narrowed({ roles, minDays, maxDays, promoter }: Omit<Draft, "days" | "again" | "reason">): Narrowing {
  const isTimed = roles.length > 0 && (minDays ?? maxDays) !== null;
  return {
    tenure: isTimed ? { min_days: minDays, max_days: maxDays } : null,
    promoter: roles.length === 0 || promoter === "" ? null : promoter === "yes",
  };
}

function asRenewal({ rule, months, base }: Again, former: Rule["renewal"]): NonNullable<RuleRequest["renewal"]> {
  const kept = former?.rule === rule ? former : null;
  const window_days = Math.min(kept?.window_days ?? 30, months * 28);
  // On fixed dates the next round must not be open as soon as one was passed.
  const min_months = Math.min(months, Math.max(kept?.min_months ?? 0, Math.ceil(window_days / 28)));
  return { ...kept, rule, months, window_days, ...(rule === "fixed" ? { base, min_months } : {}) };
}

/** Make a draft of a rule there is, to make it again. */
export function fromRule({
  course,
  lessons,
  people,
  roles,
  regions,
  stores,
  due_days: days,
  tenure,
  promoter,
  reason,
  renewal,
}: Rule): Draft {
  const again = renewal === null ? null : { rule: renewal.rule, months: renewal.months, base: renewal.base ?? "" };
  return {
    course,
    lessons,
    people,
    roles: ROLES.filter((role) => roles.includes(role)),
    regions,
    stores,
    minDays: tenure?.min_days ?? null,
    maxDays: tenure?.max_days ?? null,
    promoter: promoter === null ? "" : promoter ? "yes" : "no",
    days,
    reason,
    again,
  };
}

/** Take something into a list, or out of it. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

function readBound(text: string | null): number | null {
  const value = Number(text ?? "-");
  return Number.isInteger(value) && value >= 0 && value <= MOST_DAYS ? value : null;
}

function readNumber(text: string | null, usual: number, most: number): number {
  const value = Number(text ?? usual);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual;
}
