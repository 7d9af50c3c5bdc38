/** The rule that was made a moment ago, which can still be taken back as if nothing had been. */

import { signal } from "@preact/signals";

export const justMade = signal<{ readonly id: string; readonly gets: number } | null>(null);
