/** The chip in the corner: how much waits on this phone. It is always there and always true. */

import { signal } from "@preact/signals";
import type { JSX } from "preact";

export interface Waiting {
  readonly acts: number;
  readonly photos: number;
  readonly problems: number;
}

/** What waits, kept up to date by the outbox. */
export const waiting = signal<Waiting>({ acts: 0, photos: 0, problems: 0 });

export function Chip(): JSX.Element {
  return (
    <a class="tag" href="/queue">
      {waiting.value.acts + waiting.value.photos}
    </a>
  );
}
