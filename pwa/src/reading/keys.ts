/** Shortcut keys, off while one types or a dialog is open. Single keys can be switched off (WCAG 2.1.4); the choice is kept. */

import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { remember } from "../remember.ts";

export type Keys = Readonly<Record<string, () => void>>;

const KEPT_AS = "tenseconds.keys";

export const areKeysOn = signal(localStorage.getItem(KEPT_AS) !== "off");

/** Switch shortcut keys on or off on this device. */
export function switchKeys(isOn: boolean): void {
  areKeysOn.value = isOn;
  remember(KEPT_AS, isOn ? "on" : "off");
}

/** Do what a key means while this component is shown. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // Whoever sees the buttons may press their keys: an effect after the drawing would come too late for quick hands.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = latest.current[event.key];
      if (act === undefined || !areKeysOn.value || !isFree(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, []);
}

function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (document.querySelector("dialog[open]") !== null) return false;
  const at = event.target;
  if (!(at instanceof HTMLElement)) return true;
  if (at.isContentEditable || at.closest("input, select, textarea") !== null) return false;
  // A key that a focused button or link takes for itself stays its own.
  return !(event.key === "Enter" && at.closest("a, button, summary") !== null);
}
