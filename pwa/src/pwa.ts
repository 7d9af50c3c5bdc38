/** The worker that keeps the app on the phone: registering it, asking for a newer one, and saying when one is ready. */

import { signal } from "@preact/signals";

const HOUR_MS = 3_600_000;
const VISIT_OPEN = "tenseconds.visit-open";

/** A newer release waits; screens offer it between visits only. */
export const waitingWorker = signal<ServiceWorker | null>(null);

/** Register the worker and look for a newer one whenever the app comes to the front, at most once an hour. */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  void (async () => {
    const registration = await register();
    if (registration === null) return;
    waitingWorker.value = registration.waiting;
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed" && navigator.serviceWorker.controller) waitingWorker.value = worker;
      });
    });
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - asked < HOUR_MS) return;
      asked = Date.now();
      void registration.update();
    });
  })();
}

/** Null where the browser, or whoever set it up, allows none: the app works, but only with a signal. */
async function register(): Promise<ServiceWorkerRegistration | null> {
  try {
    return (await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" })) ?? null;
  } catch {
    return null;
  }
}

/** Hold newer releases back, in every tab of this browser, until the returned function is called: a visit is open. */
export function holdRelease(): () => void {
  const visit = new AbortController();
  const isLeft = new Promise<void>((resolve) => {
    visit.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  void locks()?.request(VISIT_OPEN, { mode: "shared" }, () => isLeft);
  return () => {
    visit.abort();
  };
}

/** Change to the newer release; the page loads again once it is in charge. False while a visit is open in any tab. */
export async function takeUpdate(): Promise<boolean> {
  const all = locks();
  if (all === undefined) handOver();
  else return await all.request(VISIT_OPEN, { ifAvailable: true }, (lock) => lock !== null && handOver());
  return true;
}

function handOver(): true {
  // Another tab was sooner: the newer release is in charge already, and only this page is of the former one.
  if (waitingWorker.value?.state !== "installed") location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    location.reload();
  });
  waitingWorker.value?.postMessage("take-over");
  return true;
}

/** Undefined in browsers without locks, where each tab speaks for itself. */
function locks(): LockManager | undefined {
  const all: LockManager | null | undefined = navigator.locks;
  return all ?? undefined;
}
