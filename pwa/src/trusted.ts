/**
 * The page's policy (CSP) takes no string as HTML, script or address of a script. This says which addresses our own code may name: the
 * worker and hashed files of our own server. There is no way to HTML, so a string that came from a person can never become markup.
 */

interface Rules {
  readonly createScriptURL: (address: string) => string;
}
declare global {
  interface Window {
    // Not in TypeScript's own description of browsers, and not in every browser served.
    readonly trustedTypes?: { readonly createPolicy: (name: string, rules: Rules) => unknown };
  }
}

/** Allow the scripts that are ours; everything else throws a TypeError, where the browser knows trusted types. */
export function trustOurScripts(): void {
  globalThis.window.trustedTypes?.createPolicy("default", { createScriptURL: ours });
}

/** Return the address if it is a script of ours; throws TypeError. */
export function ours(address: string): string {
  const { origin, pathname } = new URL(address, location.href);
  if (origin === location.origin && (pathname === "/sw.js" || pathname.startsWith("/assets/"))) return address;
  throw new TypeError("This script is not ours.");
}
