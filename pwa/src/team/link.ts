/** Addresses of one screen that differ in what narrows it. */

/** Give an address with some parts of its search set, or taken out where they are "". */
export function linkTo(path: string, search: string, changes: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  return next.size === 0 ? path : `${path}?${next.toString()}`;
}
