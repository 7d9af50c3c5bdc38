/** The words of checklists: a version never changes, so each is asked for once. */

import { signal } from "@preact/signals";

import { ApiProblem, call } from "../api/client.ts";
import type { ChecklistName, Texts } from "../api/types.gen.ts";

export interface Band {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly tone: "poor" | "fair" | "good";
  readonly title: Texts;
}

export interface Option {
  readonly key: string;
  readonly title: Texts;
}

/** An item as its reader sees it (docs/checklist-format.md). */
export interface Item {
  readonly key: string;
  readonly kind: string;
  readonly title: Texts;
  readonly standard: Texts;
  readonly severity: "minor" | "major" | "critical";
  readonly dimension: string;
  readonly options?: readonly Option[] | null;
  readonly scale?: {
    readonly min: number;
    readonly max: number;
    readonly labels: { readonly min: Texts; readonly max: Texts };
  } | null;
  readonly number?: { readonly unit: Texts } | null;
  readonly critical: readonly unknown[];
}

export interface Section {
  readonly key: string;
  readonly touchpoint: string;
  readonly title: Texts;
  readonly items: readonly Item[];
}

export interface Checklist {
  readonly kind: "covert" | "announced";
  readonly title: Texts;
  readonly scoring: { readonly bands: readonly Band[]; readonly coverage_min: string };
  readonly sections: readonly Section[];
}

const known = signal<ReadonlyMap<string, Checklist>>(new Map());
const asked = new Map<string, Promise<Checklist>>();

/** Load a version; throws `ApiProblem`. */
export async function loadChecklist({ key, version, sha256 }: ChecklistName): Promise<Checklist> {
  const promise = asked.get(sha256) ?? ask(key, version, sha256);
  asked.set(sha256, promise);
  try {
    return await promise;
  } catch (error) {
    asked.delete(sha256);
    throw error;
  }
}

/** Give a version if it is here, and see to it that it will be; reading it in a component draws that one again. */
export function peekChecklist(name: ChecklistName): Checklist | null {
  const found = known.value.get(name.sha256);
  if (found === undefined && !asked.has(name.sha256)) {
    loadChecklist(name).catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
    });
  }
  return found ?? null;
}

/** Find a band by its key. */
export function findBand(checklist: Checklist | null, key: string | null): Band | null {
  return checklist?.scoring.bands.find((band) => band.key === key) ?? null;
}

async function ask(key: string, version: number, sha256: string): Promise<Checklist> {
  const { document } = await call("GET /v1/checklists/{key}/versions/{version}", { path: { key, version } });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a published document has this form
  const checklist = document as unknown as Checklist;
  known.value = new Map([...known.value, [sha256, checklist]]);
  return checklist;
}
