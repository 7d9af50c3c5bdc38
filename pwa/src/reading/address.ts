/** What a list of reports is narrowed by, as it stands in the address, so that a link, a reload and "back" show the same list. */

import type { Calls } from "../api/types.gen.ts";

type Query = Required<Calls["GET /v1/audits"]["query"]>;
export type Status = NonNullable<Query["status"]>;
export type Order = Query["order"];
export const STATUSES: readonly Status[] = ["submitted", "waiting", "returned", "approved", "published"];
export const OUTCOMES = ["pass", "fail", "insufficient"] as const;
export const PERIODS = [7, 30, 90, 365] as const;

export interface Filters {
  readonly status: Status | null;
  readonly region: string;
  readonly store: string;
  readonly checklist: string;
  readonly band: string;
  readonly outcome: (typeof OUTCOMES)[number] | null;
  /** Days back from today; null for all. */
  readonly period: number | null;
  readonly q: string;
  readonly order: Order;
}

/** Read the filters of an address; what is no filter is left out, never an error. */
export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const read = (name: string): string => given.get(name) ?? "";
  return {
    status: STATUSES.find((each) => each === read("status")) ?? null,
    region: readId(read("region")),
    store: readId(read("store")),
    checklist: read("checklist").slice(0, 100),
    band: read("band").slice(0, 100),
    outcome: OUTCOMES.find((each) => each === read("outcome")) ?? null,
    period: PERIODS.find((each) => String(each) === read("period")) ?? null,
    q: read("q").slice(0, 100),
    order: read("order") === "oldest" ? "oldest" : "newest",
  };
}

/** Write filters as the search part of an address: "" when nothing is narrowed. */
export function writeFilters(filters: Filters): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== "" && value !== "newest") written.set(name, String(value));
  }
  const text = written.toString();
  return text === "" ? "" : `?${text}`;
}

/** Give what the API is asked for under these filters; the first day of a period counts from `today`. */
export function asQuery(filters: Filters, today: Date): Calls["GET /v1/audits/counts"]["query"] {
  const { region, store, checklist, band, outcome, period, q } = filters;
  return {
    ...(region === "" ? {} : { region }),
    ...(store === "" ? {} : { store }),
    ...(checklist === "" ? {} : { checklist }),
    ...(band === "" ? {} : { band }),
    ...(outcome === null ? {} : { outcome }),
    ...(period === null ? {} : { from: daysBefore(today, period) }),
    ...(q.trim() === "" ? {} : { q: q.trim() }),
  };
}

/** Give the address of the table of all reports the list shows, of every page. */
export function exportAddress(filters: Filters, today: Date): string {
  const query = { ...asQuery(filters, today), ...(filters.status === null ? {} : { status: filters.status }) };
  const written = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return `/v1/audits.csv${written.size === 0 ? "" : `?${written.toString()}`}`;
}

/** Count what the list is narrowed by besides its tab, its order and the words searched for. */
export function countNarrowing({ region, store, checklist, band, outcome, period }: Filters): number {
  return [region, store, checklist, band, outcome ?? "", period ?? ""].filter((each) => each !== "").length;
}

function daysBefore(today: Date, days: number): string {
  return new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

function readId(text: string): string {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text) ? text : "";
}
