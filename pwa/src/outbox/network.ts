/** What the browser says about its line. Only some say anything; what is unknown is allowed. */

import { readFact } from "../db/meta.ts";

interface Connection extends EventTarget {
  readonly type?: string;
}

/** Tell whether this browser knows Wi-Fi from a mobile network at all. */
export function knowsNetwork(): boolean {
  return connection()?.type !== undefined;
}

/** Tell whether photos may go up now: not over a mobile network if the shopper said so. */
export async function mayPhotosGo(): Promise<boolean> {
  return connection()?.type !== "cellular" || (await readFact("wifi_only")) !== true;
}

/** Call `act` when the line changes. */
export function whenNetworkChanges(act: () => void): void {
  connection()?.addEventListener("change", act);
}

function connection(): Connection | undefined {
  return "connection" in navigator ? (navigator.connection as Connection | undefined) : undefined;
}
