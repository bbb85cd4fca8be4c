/// <reference lib="webworker" />
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";

declare const self: ServiceWorkerGlobalScope & { readonly __PRECACHE: (string | PrecacheEntry)[] };

// The whole phone is kept, so that it opens without a network; what is asked of the server is never kept here.
cleanupOutdatedCaches();
precacheAndRoute(self.__PRECACHE);

self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});
