/** What the outbox is doing, for screens. */

import { signal } from "@preact/signals";

/** Why nothing is sent at the moment, if so: the same person has to sign in again; somebody else is signed in; nothing answers. */
export type Pause = "signed-out" | "other-person" | "no-answer";

export const pause = signal<Pause | null>(null);
export const isSending = signal(false);
