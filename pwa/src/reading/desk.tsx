/** A list and what was chosen from it: side by side where there is room, one after the other on a phone. */

import type { ComponentChildren, JSX } from "preact";
import { useLocation } from "preact-iso";

import { Shell } from "../ui/shell.tsx";
import { isWide } from "./wide.ts";

interface Props {
  readonly title: string;
  /** Where the list is, with what narrows it. */
  readonly home: string;
  /** What is open, or null. */
  readonly openId: string | null;
  readonly list: () => ComponentChildren;
  readonly detail: () => ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Desk({ title, home, openId, list, detail, children }: Props): JSX.Element {
  const showsBoth = isWide.value;
  return (
    <Shell title={title} {...(openId !== null && !showsBoth ? { back: home } : {})}>
      <div class="desk">
        {(showsBoth || openId === null) && list()}
        {(showsBoth || openId !== null) && <div class="detail-pane">{detail()}</div>}
      </div>
      {children}
    </Shell>
  );
}

export interface Narrowing {
  /** The search part of the address, with its question mark, or "". */
  readonly search: string;
  readonly read: (name: string) => string;
  readonly change: (name: string, value: string) => void;
}

/** Read what narrows a list from the address, and change it there; what is open stays open where both are shown. */
export function useNarrowing(base: string, openId: string | null): Narrowing {
  const { url, route } = useLocation();
  const search = url.includes("?") ? url.slice(url.indexOf("?")) : "";
  const given = new URLSearchParams(search);
  return {
    search,
    read: (name) => given.get(name) ?? "",
    change: (name, value) => {
      const next = new URLSearchParams(search);
      if (value === "") next.delete(name);
      else next.set(name, value);
      const open = openId !== null && isWide.value ? `/${openId}` : "";
      route(`${base}${open}${next.size === 0 ? "" : `?${next.toString()}`}`, true);
    },
  };
}
