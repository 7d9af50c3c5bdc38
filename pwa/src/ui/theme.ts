/** Light, dark, or as the system has it; kept on this phone. */

import { signal } from "@preact/signals";

import { remember } from "../remember.ts";

export type Theme = "system" | "light" | "dark";
export const THEMES: readonly Theme[] = ["system", "light", "dark"];

const KEPT_AS = "tenseconds.theme";

export const theme = signal<Theme>("system");

/** Put on what was chosen before. */
export function applyTheme(): void {
  const kept = localStorage.getItem(KEPT_AS);
  wear(THEMES.find((each) => each === kept) ?? "system");
}

/** Put a theme on and keep it. */
export function chooseTheme(chosen: Theme): void {
  remember(KEPT_AS, chosen);
  wear(chosen);
}

function wear(chosen: Theme): void {
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
  // Last, so that whoever is told finds the colours changed.
  theme.value = chosen;
}
