/** The rule that was made a moment ago, which can still be taken back as if nothing had been; or changed, which says so. */

import { signal } from "@preact/signals";

export const justMade = signal<{ readonly id: string; readonly gets: number; readonly isChanged: boolean } | null>(
  null,
);
