/** A decision that still waits is sent before the page goes away. */

import { sendNow } from "./deciding.ts";

/** Send what waits when the page is left or hidden. Returns how to stop, which sends it too. */
export function sendOnLeaving(): () => void {
  document.addEventListener("visibilitychange", sendIfHidden);
  globalThis.addEventListener("pagehide", sendNow);
  return () => {
    document.removeEventListener("visibilitychange", sendIfHidden);
    globalThis.removeEventListener("pagehide", sendNow);
    sendNow();
  };
}

function sendIfHidden(): void {
  if (document.visibilityState === "hidden") sendNow();
}
