/** The icons, one stroke, drawn on a grid of 24. They never stand alone: words beside them say what they mean. */

import type { JSX } from "preact";

const PATHS = {
  visits: "M5 4h14v16H5zM9 9h6M9 13h6M9 17h3",
  reports: "M4 20V10M10 20V4M16 20v-7M22 20H2",
  learning: "M3 6l9-3 9 3-9 3zM6 8v6c3 3 9 3 12 0V8",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 3-6 7-6s7 2 7 6M17 4.5a3.5 3.5 0 0 1 0 6.5M18 14c3 .5 4 3 4 6",
  stores: "M3 9l2-5h14l2 5M4 9v11h16V9M3 9h18M9 20v-6h6v6",
  phone: "M8 3h8v18H8zM11 18h2",
  settings: "M4 7h10M18 7h2M16 5v4M4 17h2M10 17h10M8 15v4",
  queue: "M12 4v11M7 9l5-5 5 5M4 20h16",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  camera: "M3 8h4l2-3h6l2 3h4v11H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
  done: "M4 12l5 5L20 6",
  warning: "M12 3l10 18H2zM12 10v5M12 18v.5",
  timer: "M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 13V9M9 2h6",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
  pin: "M12 21s7-6.5 7-12a7 7 0 1 0-14 0c0 5.500 7 12 7 12zM12 11.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
