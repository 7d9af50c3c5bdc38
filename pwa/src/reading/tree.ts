/** A score and its checklist put together, section by section, as the page explains them. Pure. */

import type { Finding, ItemResponse, ItemScore, Score, SectionScore } from "../api/types.gen.ts";
import type { Checklist, Item, Section } from "./checklists.ts";

export interface ItemRow {
  readonly item: Item;
  readonly score: ItemScore | null;
  readonly response: ItemResponse | null;
}

export interface SectionRow {
  readonly section: Section;
  readonly score: SectionScore | null;
  readonly items: readonly ItemRow[];
}

/** Join document, score and responses in the order of the checklist; what was hidden or is not for this store stays out. */
export function joinSections(
  checklist: Checklist,
  score: Score | null,
  responses: readonly ItemResponse[],
): readonly SectionRow[] {
  const scores = new Map(score?.items.map((each) => [each.key, each]));
  const sections = new Map(score?.sections.map((each) => [each.key, each]));
  const answers = new Map<string, ItemResponse>();
  // Of two responses to an item the first counts.
  for (const response of responses) if (!answers.has(response.item)) answers.set(response.item, response);
  return checklist.sections
    .map((section) => ({
      section,
      score: sections.get(section.key) ?? null,
      items: section.items
        .map((item) => ({ item, score: scores.get(item.key) ?? null, response: answers.get(item.key) ?? null }))
        .filter(({ score: its }) => its === null || (its.state !== "hidden" && its.state !== "na_design")),
    }))
    .filter(({ items }) => items.length > 0);
}

export interface FindingRow {
  readonly item: Item;
  readonly section: Section;
  readonly severity: Finding["severity"];
  readonly isRepeat: boolean;
  readonly response: ItemResponse | null;
  /** What it cost, in points of the total; null before it is published. */
  readonly lost: string | null;
  readonly id: string | null;
}

const WEIGHT = { critical: 0, major: 1, minor: 2 } as const;

/**
 * List what was found. A published report has findings of its own, with repeats and costs; before that they are read off the score,
 * critical first, then by severity, then as in the checklist.
 */
export function listFindings(sections: readonly SectionRow[], published: readonly Finding[]): readonly FindingRow[] {
  const rows = sections.flatMap(({ section, items }) => items.map((row) => ({ section, ...row })));
  if (published.length > 0) {
    return published
      .toSorted((a, b) => a.rank - b.rank)
      .flatMap((finding) => {
        const row = rows.find(({ item }) => item.key === finding.item);
        return row === undefined ? [] : [{ ...pick(row), ...named(finding) }];
      });
  }
  return rows
    .filter(({ score }) => score?.is_finding === true)
    .map((row) => ({ ...pick(row), severity: severityOf(row), isRepeat: false, lost: null, id: null }))
    .toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

function pick({
  item,
  section,
  response,
}: ItemRow & { readonly section: Section }): Pick<FindingRow, "item" | "section" | "response"> {
  return { item, section, response };
}

function named(finding: Finding): Pick<FindingRow, "severity" | "isRepeat" | "lost" | "id"> {
  return { severity: finding.severity, isRepeat: finding.is_repeat, lost: finding.share_lost, id: finding.id };
}

function severityOf({ item, score }: ItemRow): Finding["severity"] {
  return (score?.triggered.length ?? 0) > 0 ? "critical" : item.severity;
}

/** List what was done better than the standard. */
export function listRecognitions(sections: readonly SectionRow[], score: Score): readonly ItemRow[] {
  const good = new Set(score.recognitions);
  return sections.flatMap(({ items }) => items.filter(({ item }) => good.has(item.key)));
}

/** Say how far a share goes towards the whole, for a bar: between 0 and 1. */
export function barLength(share: string | null): number {
  return share === null ? 0 : Math.min(1, Math.max(0, Number(share)));
}

/** Name the tone of a share by the checklist's own bands. */
export function toneOf(checklist: Checklist, share: string | null): "poor" | "fair" | "good" | null {
  if (share === null) return null;
  const points = Number(share) * 100;
  return checklist.scoring.bands.findLast(({ from }) => Number(from) <= points)?.tone ?? null;
}
