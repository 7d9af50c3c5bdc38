/**
 * A form in memory: one signal an item, so that a tap draws again the item that was tapped and nothing else. What is asked and what is
 * missing follows from all answers together; the engine says so in less than a millisecond, and only what changed is told.
 */

import { batch, computed, type ReadonlySignal, signal, type Signal } from "@preact/signals";

import type { AsideRow, ResponseRow, VisitRow } from "../db/rows.ts";
import { findFaults, isAsked, type Plan, resolve, score, type Score } from "../engine/index.ts";
import { exchange, type Exchange } from "../sync/aside.ts";
import type { Checklist, ChecklistItem } from "../visit/checklist.ts";
import { planOf } from "./plan.ts";
import { mayChange } from "../visit/states.ts";

/** One question as the form holds it. */
export interface ItemModel {
  readonly item: ChecklistItem;
  readonly section: string;
  readonly isLocked: boolean;
  /** The answer as it stands. */
  readonly answer: ReadonlySignal<ResponseRow>;
  /** The answer as the question is drawn with it: one frame behind where the control that was touched shows it by itself. */
  readonly response: ReadonlySignal<ResponseRow>;
  /** What was also said of it where two phones filled in one visit. */
  readonly aside: ReadonlySignal<readonly AsideRow[]>;
  readonly isAsked: ReadonlySignal<boolean>;
  /** Codes of what a hand-in would lack or find wrong, joined by a space; empty if all is well. */
  readonly missing: ReadonlySignal<string>;
}

export interface SectionModel {
  readonly key: string;
  readonly items: readonly ItemModel[];
  /** Questions asked, and those with nothing missing. */
  readonly progress: ReadonlySignal<{ readonly done: number; readonly asked: number }>;
}

export interface FormModel {
  readonly visitId: string;
  readonly checklist: Checklist;
  readonly plan: Plan;
  readonly items: ReadonlyMap<string, ItemModel>;
  readonly sections: readonly SectionModel[];
  readonly missing: ReadonlySignal<number>;
  /**
   * Change an answer; what is locked stays as it is. Where the control that was touched shows the change by itself, as a radio button
   * does, the question is drawn with what follows from it, one frame later.
   */
  readonly change: (item: string, change: Partial<ResponseRow>, isShown?: boolean) => void;
  /** Let an answer that was set aside count; the one that did goes aside. What is locked stays as it is. */
  readonly takeInstead: (item: string, taken: AsideRow) => void;
  readonly score: () => Score;
  readonly responses: () => readonly ResponseRow[];
}

interface Inside extends ItemModel {
  readonly answer: Signal<ResponseRow>;
  readonly response: Signal<ResponseRow>;
  readonly aside: Signal<readonly AsideRow[]>;
  readonly isAsked: Signal<boolean>;
  readonly missing: Signal<string>;
}

interface Ways {
  /** Is told what changes of each answer. */
  readonly onChange?: (item: string, change: Partial<ResponseRow>) => void;
  /** Is told that an answer takes the place of another one, and what stands aside since. */
  readonly onExchange?: (item: string, change: Partial<ResponseRow>, aside: readonly AsideRow[]) => void;
  /** When to work out what follows from a change; at once unless something else is said. */
  readonly soon?: (work: () => void) => void;
}

/** Open the form of a visit. Throws for a kind of item this release does not know. */
export function openForm(visit: VisitRow, checklist: Checklist, ways: Ways = {}): FormModel {
  const { onChange, onExchange, soon = atOnce } = ways;
  const plan = planOf(checklist);
  const items = setUpAll(visit, checklist);
  const { tags } = visit.planned.store;
  const responses = (): readonly ResponseRow[] => Array.from(items.values(), ({ answer }) => answer.peek());
  const look = (): void => {
    batch(() => {
      tell(items, plan, responses(), tags);
    });
  };
  look();
  const sections = checklist.sections.map(({ key }) => countSection(key, items));
  return {
    visitId: visit.id,
    checklist,
    plan,
    items,
    sections,
    missing: computed(() =>
      sections.reduce((sum, { progress }) => sum + progress.value.asked - progress.value.done, 0),
    ),
    responses,
    score: () => score(plan, responses(), tags),
    change: (key, change, isShown = false) => {
      const item = items.get(key);
      if (item === undefined || item.isLocked) return;
      item.answer.value = { ...item.answer.peek(), ...change };
      if (!isShown) item.response.value = item.answer.peek();
      soon(look);
      onChange?.(key, change);
    },
    takeInstead: (key, taken) => {
      const exchanged = exchangeIn(items.get(key), taken);
      if (exchanged === null) return;
      soon(look);
      onExchange?.(key, exchanged.change, exchanged.aside);
    },
  };
}

function atOnce(work: () => void): void {
  work();
}

function exchangeIn(item: Inside | undefined, taken: AsideRow): Exchange | null {
  if (item === undefined || item.isLocked) return null;
  const exchanged = exchange(item.answer.peek(), item.aside.peek(), taken);
  batch(() => {
    item.answer.value = { ...item.answer.peek(), ...exchanged.change };
    item.response.value = item.answer.peek();
    item.aside.value = exchanged.aside;
  });
  return exchanged;
}

function setUpAll(visit: VisitRow, { sections }: Checklist): ReadonlyMap<string, Inside> {
  const all = sections.flatMap((section) => section.items.map((item) => setUp(visit, item, section.key)));
  return new Map(all.map((inside) => [inside.item.key, inside]));
}

function setUp(visit: VisitRow, item: ChecklistItem, section: string): Inside {
  const answer = visit.responses[item.key] ?? { item: item.key, state: "unanswered" };
  return {
    item,
    section,
    isLocked: !mayChange(visit, item.key),
    answer: signal(answer),
    response: signal(answer),
    aside: signal(visit.setAside?.[item.key] ?? []),
    isAsked: signal(false),
    missing: signal(""),
  };
}

/** Tell every item its answer, whether it is asked and what it lacks. A signal given the value it had tells nobody. */
function tell(
  items: ReadonlyMap<string, Inside>,
  plan: Plan,
  responses: readonly ResponseRow[],
  tags: readonly string[],
): void {
  const resolved = resolve(plan, responses, tags);
  const missing = new Map<string, Set<string>>();
  for (const { code, params } of findFaults(plan, responses, resolved, "submission")) {
    const key = params["item"] ?? "";
    missing.set(key, (missing.get(key) ?? new Set()).add(code));
  }
  for (const { item, state } of resolved) {
    const inside = items.get(item.key);
    if (inside === undefined) continue;
    inside.response.value = inside.answer.peek();
    inside.isAsked.value = isAsked(state);
    inside.missing.value = [...(missing.get(item.key) ?? [])].join(" ");
  }
}

function countSection(key: string, all: ReadonlyMap<string, ItemModel>): SectionModel {
  const items = [...all.values()].filter(({ section }) => section === key);
  const progress = computed(() => {
    const asked = items.filter((item) => item.isAsked.value);
    return { asked: asked.length, done: asked.filter(({ missing }) => missing.value === "").length };
  });
  return { key, items, progress };
}
