/** What still waits is sent before the page goes away. */

/** Send what waits when the page is left or hidden. Returns how to stop, which sends it too. */
export function sendOnLeaving(sendNow: () => void): () => void {
  const sendIfHidden = (): void => {
    if (document.visibilityState === "hidden") sendNow();
  };
  document.addEventListener("visibilitychange", sendIfHidden);
  globalThis.addEventListener("pagehide", sendNow);
  return () => {
    document.removeEventListener("visibilitychange", sendIfHidden);
    globalThis.removeEventListener("pagehide", sendNow);
    sendNow();
  };
}
