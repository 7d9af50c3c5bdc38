/** What the database holds, on the screen, for as long as a screen shows it. */

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { type Database, watch } from "../db/open.ts";

export interface Watched<T> {
  /** Undefined until the first reading. */
  readonly value: T | undefined;
  readonly hasFailed: boolean;
}

/** Keep a reading up to date; `name` tells readings apart, a new one begins anew. */
export function useWatched<T>(name: string, read: (db: Database) => PromiseLike<T>): ReadonlySignal<Watched<T>> {
  const seen = useSignal<Watched<T>>({ value: undefined, hasFailed: false });
  useEffect(
    () =>
      watch(
        read,
        (value) => {
          seen.value = { value, hasFailed: false };
        },
        () => {
          seen.value = { ...seen.value, hasFailed: true };
        },
      ),
    [name],
  );
  return seen;
}
