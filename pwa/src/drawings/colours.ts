/**
 * The colours of drawings. A drawing stays an <img>, where the browser lets it run and fetch nothing, whoever drew it. Inside an <img> no
 * style of the page holds, and a media query there asks the system, not the theme that was chosen in the app. So the page's own tokens
 * are written into the drawing: one that is filled with `var(--ink, #1b1b1a)` follows the theme and is still a picture by itself.
 */

import { computed, signal } from "@preact/signals";

import { theme } from "../ui/theme.ts";

const TOKENS = ["--paper", "--raised", "--ink", "--ink-2", "--line", "--edge", "--accent"] as const;

const asksForDark = matchMedia("(prefers-color-scheme: dark)");
const isSystemDark = signal(asksForDark.matches);
asksForDark.addEventListener("change", ({ matches }) => {
  isSystemDark.value = matches;
});

const colours = computed(() => {
  const scheme = theme.value === "system" ? (isSystemDark.value ? "dark" : "light") : theme.value;
  const page = getComputedStyle(document.documentElement);
  const tokens = TOKENS.map((name) => `${name}:${page.getPropertyValue(name).trim()}`);
  return `:root{color-scheme:${scheme};${tokens.join(";")}}`;
});

/** Write the colours of the theme in effect into a drawing. Who reads this in a component draws again when the theme changes. */
export function coloured(svg: string): string {
  const end = svg.lastIndexOf("</svg");
  return end === -1 ? svg : `${svg.slice(0, end)}<style>${colours.value}</style>${svg.slice(end)}`;
}
