/** Reading the chain of a visit. */

import { withDb } from "../../src/db/open.ts";
import { firstBreak, type Link } from "../../src/evidence/links.ts";

/** Read a visit's chain; throws if it is not whole. */
export async function chainOf(visitId: string): Promise<Link[]> {
  const rows = await withDb((db) => db.evidence.where("visitId").equals(visitId).sortBy("n"));
  const chain = rows.map(({ manifest, hash }) => ({ manifest, hash }));
  const broken = await firstBreak(chain, visitId);
  if (broken !== null) throw new Error(`The chain is broken at ${broken}.`);
  return chain;
}

/** Tell the story of a chain in words. */
export async function storyOf(visitId: string): Promise<string[]> {
  return (await chainOf(visitId)).map(({ manifest }) =>
    ["kind", "what"].flatMap((name) => (manifest[name] === undefined ? [] : [String(manifest[name])])).join(" "),
  );
}
