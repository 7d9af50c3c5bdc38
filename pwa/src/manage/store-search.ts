/** Looking for a store among those that are here, in either language. Pure. */

import type { Store } from "../api/types.gen.ts";

/** Tell whether what was typed is a part of a store's code, name or address, or one of its tags. */
export function fits(
  { code, name, address, tags }: Pick<Store, "code" | "name" | "address" | "tags">,
  q: string,
): boolean {
  const wanted = q.trim().toLowerCase();
  const texts = [code, name["zh-Hans"], name.en, address["zh-Hans"], address.en, ...tags];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
