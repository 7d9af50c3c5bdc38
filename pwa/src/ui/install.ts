/** Whether the app is installed, how it can be, and in what kind of window it runs. */

import { signal } from "@preact/signals";

interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

/** The browser's offer to install, if it made one. */
export const installOffer = signal<InstallEvent | null>(null);

/** Catch the browser's offer, which comes once and early. */
export function catchInstallOffer(): void {
  globalThis.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no list of types has this event
    installOffer.value = event as InstallEvent;
  });
  globalThis.addEventListener("appinstalled", () => {
    installOffer.value = null;
  });
}

/** Take the offer up. */
export async function install(): Promise<void> {
  const offer = installOffer.value;
  installOffer.value = null;
  await offer?.prompt();
}

/** Tell whether it runs from the home screen. */
export function isInstalled(): boolean {
  const isStandalone = "standalone" in navigator && navigator.standalone === true;
  return isStandalone || globalThis.matchMedia("(display-mode: standalone), (display-mode: fullscreen)").matches;
}

/** Tell whether it is an iPhone or iPad, where installing goes by the share sheet and an app that is not installed is cleared after a week. */
export function isApple(agent = navigator.userAgent): boolean {
  return /iphone|ipad|ipod/iu.test(agent) || (/macintosh/iu.test(agent) && navigator.maxTouchPoints > 1);
}

/** Tell whether it runs inside WeChat, whose view keeps nothing reliably. */
export function isInWeChat(agent = navigator.userAgent): boolean {
  return /micromessenger/iu.test(agent);
}

/** The name of the running build: that of its first file, which carries a hash of its content. */
export function appBuild(): string {
  const script = globalThis.document?.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script?.src.split("/").at(-1)?.replace(/\.js$/u, "") ?? "development";
}
