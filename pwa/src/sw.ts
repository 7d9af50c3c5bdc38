/**
 * The service worker: keeps the whole app on the phone, whole or not at all, and nothing else. Answers of the API and other people's
 * data never enter its cache. A new release waits until the app says that no visit is open.
 */

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: { url: string; revision: string | null }[];

precacheAndRoute(__FILES__);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/(?:v1|verify|problems|about|metrics|healthz|readyz|assets|icons)(?:\/|$|\?)/u],
  }),
);

self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
});

/** The line is back: whoever is open, in the background too, sends what waits. The worker itself never speaks for anybody. */
self.addEventListener("sync", (event) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only some browsers have it, and no list of types
  (event as ExtendableEvent).waitUntil(wakePages());
});

async function wakePages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage("send", { transfer: [] });
}
