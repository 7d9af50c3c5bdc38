/** Waiting until nothing more urgent is to do: what nobody looks at comes after what somebody waits for. */

const BLINK_MS = 200;

/** Resolve when the page has a moment, or after so many milliseconds. WebKit does not say when it is idle: there it is a blink later. */
export async function whenIdle(mostMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: mostMs });
    else setTimeout(resolve, Math.min(mostMs, BLINK_MS));
  });
}
