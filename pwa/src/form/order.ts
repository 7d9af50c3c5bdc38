/**
 * In which order the questions stand: as one walks through the store, or first what memory loses first. The checklist says what that is;
 * a question never stands twice.
 */

import { signal } from "@preact/signals";

import { remember } from "../remember.ts";
import type { FormModel, ItemModel } from "./model.ts";

export type Order = "fading" | "walk";

/** A stretch of the form; `key` null is what fades first, taken from all sections. */
export interface Stretch {
  readonly key: string | null;
  readonly items: readonly ItemModel[];
}

const KEPT_AS = "tenseconds.order";

/** The order chosen on this phone. */
export const order = signal<Order>(globalThis.localStorage?.getItem(KEPT_AS) === "walk" ? "walk" : "fading");

/** Choose an order and keep it. */
export function chooseOrder(chosen: Order): void {
  order.value = chosen;
  remember(KEPT_AS, chosen);
}

/** Lay the questions out. */
export function layOut({ items, sections }: FormModel, chosen: Order): readonly Stretch[] {
  const fading = chosen === "walk" ? [] : [...items.values()].filter(({ item }) => typeof item.memory === "number");
  const first = new Set(fading);
  const rest = sections.map(({ key, items: all }) => ({ key, items: all.filter((item) => !first.has(item)) }));
  const byMemory = fading.toSorted((one, other) => (one.item.memory ?? 0) - (other.item.memory ?? 0));
  const stretches = first.size === 0 ? rest : [{ key: null, items: byMemory }, ...rest];
  return stretches.filter((stretch) => stretch.items.length > 0);
}

/** Find the next question that lacks something, after the one given and from the top again; null if nothing does. */
export function nextMissing(stretches: readonly Stretch[], after: string | null): ItemModel | null {
  const all = stretches.flatMap(({ items }) => items);
  const here = all.findIndex(({ item }) => item.key === after) + 1;
  return [...all.slice(here), ...all.slice(0, here)].find(lacks) ?? null;
}

function lacks({ isAsked, missing }: ItemModel): boolean {
  return isAsked.peek() && missing.peek() !== "";
}
