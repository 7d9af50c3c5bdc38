/** The regions as a tree laid out in rows: each below its parent, brothers by code. Pure. */

interface Node {
  readonly id: string;
  readonly parent_id: string | null;
  readonly code: string;
}

export interface TreeRow<Region> {
  readonly region: Region;
  /** 0 at the top. */
  readonly depth: number;
}

/** Lay regions out in order; one whose parent is not among them stands at the top. */
export function layOut<Region extends Node>(regions: readonly Region[]): readonly TreeRow<Region>[] {
  const known = new Set(regions.map(({ id }) => id));
  const below = new Map<string | null, Region[]>();
  for (const region of regions) {
    const parent = region.parent_id !== null && known.has(region.parent_id) ? region.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), region]);
  }
  const walk = (parent: string | null, depth: number): TreeRow<Region>[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((region) => [{ region, depth }, ...walk(region.id, depth + 1)]);
  return walk(null, 0);
}
