/** Whether there is room for a list and a report side by side. */

import { signal } from "@preact/signals";

const query = globalThis.matchMedia("(min-width: 960px)");

export const isWide = signal(query.matches);
query.addEventListener("change", () => {
  isWide.value = query.matches;
});
