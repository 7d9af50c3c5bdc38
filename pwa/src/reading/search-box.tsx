/** A field to search in; it narrows while one types, a moment after the last letter. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

const PAUSE_MS = 300;

interface Props {
  readonly label: string;
  readonly q: string;
  readonly change: (q: string) => void;
  /** So that a shortcut key finds it. */
  readonly id?: string;
}

export function SearchBox({ label, q, change, id }: Props): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    if (field.current !== null && document.activeElement !== field.current) field.current.value = q;
  }, [q]);
  const type = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      latest.current(text);
    }, PAUSE_MS);
  };
  return (
    <input
      ref={field}
      class="input"
      type="search"
      {...(id === undefined ? {} : { id })}
      placeholder={label}
      aria-label={label}
      maxLength={100}
      defaultValue={q}
      onInput={(event) => {
        type(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
