/**
 * The service worker: keeps the whole app on the phone, whole or not at all, and shows what is due when the server says so. Answers of
 * the API and other people's data never enter its cache. A new release waits until the app says that no visit is open.
 */

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

import { openAt, readReminder } from "./reminders/showing.ts";

declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: { url: string; revision: string | null }[];

precacheAndRoute(__FILES__);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/(?:v1|verify|problems|about|metrics|healthz|readyz|assets|icons)(?:\/|$|\?)/u],
  }),
);

/** The page that brought the first worker is kept by it at once, and not only from its next start on. */
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
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

/** The server writes in its reader's language. A newer reminder takes the place of an older one. */
self.addEventListener("push", (event) => {
  const { title, path, ...words } = readReminder(event.data);
  const looks = { icon: "/icons/icon-192.png", badge: "/icons/badge-96.png" };
  event.waitUntil(self.registration.showNotification(title, { ...words, ...looks, data: path }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openAt(self.clients, self.location.origin, String(event.notification.data)));
});

/** The push service gave this browser another address: subscribe anew. Whoever is signed in tells the server when the app next opens. */
self.addEventListener("pushsubscriptionchange", (event) => {
  const { oldSubscription: former, newSubscription: next } = event;
  if (!next && former) event.waitUntil(self.registration.pushManager.subscribe(former.options));
});
