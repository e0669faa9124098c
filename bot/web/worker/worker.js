// Between the page and the network: what was taken along opens without one. VERSION and SHELL stand above, from the server.
"use strict";
const KEPT = "so-tay-" + VERSION;
const PICTURES = "so-tay-hinh";
const BOOK = "/tai-ve/huong-dan.json";
const SEARCH = "/tai-ve/tim.json"; // exists on the phone only
const OFFLINE = "/ngoai-mang";
const PATIENCE = { chat: 8000, page: 3000 }; // milliseconds until a slow network counts as none

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "renew") event.waitUntil(renew().catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
  else if (url.pathname === SEARCH || url.pathname.startsWith("/static/")) event.respondWith(kept(event.request));
  else if (url.pathname.startsWith("/hinh/")) event.respondWith(picture(event));
});

// Complete or not at all: with half of it, the version before stays.
async function install() {
  const cache = await caches.open(KEPT);
  await cache.addAll(SHELL);
  await takeBook(cache);
  await self.skipWaiting();
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name !== KEPT && name !== PICTURES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
  for (const client of await self.clients.matchAll()) client.postMessage({ shell: SHELL });
}

async function renew() {
  const book = await takeBook(await caches.open(KEPT));
  if (!book || (navigator.connection && navigator.connection.saveData)) return;
  const cache = await caches.open(PICTURES);
  for (const path of book.pictures) if (!(await cache.match(path))) await cache.add(path);
}

// The list for the search is written last: where it is, everything is.
async function takeBook(cache) {
  const response = await fetch(BOOK, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error("no book");
  const tag = response.headers.get("ETag");
  const book = await response.json();
  const known = await cache.match(SEARCH);
  if (known && known.headers.get("ETag") === tag) return book;
  const safety = response.headers.get("Content-Security-Policy");
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": safety, "X-Content-Type-Options": "nosniff" };
  for (const [path, html] of Object.entries(book.pages)) await cache.put(path, new Response(html, { headers }));
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (!(path in book.pages) && !SHELL.includes(path)) await cache.delete(request);
  }
  const list = { headers: { "Content-Type": "application/json", ETag: tag } };
  await cache.put(SEARCH, new Response(JSON.stringify(book.search), list));
  return book;
}

// From the network, so that nothing is old; from the phone when that fails or takes too long.
async function page(request, url) {
  const cache = await caches.open(KEPT);
  const own = url.pathname === "/" ? OFFLINE : url.pathname;
  const instead = await cache.match(own);
  const network = fetch(request).then((response) => {
    if (instead && response.status >= 502) throw new Error("the server is away");
    return response;
  });
  network.catch(() => {});
  try {
    if (!instead) return await network;
    return await Promise.race([network, late(url.pathname === "/" ? PATIENCE.chat : PATIENCE.page)]);
  } catch (error) {
    return instead || (await cache.match(OFFLINE)) || Promise.reject(error);
  }
}

function late(milliseconds) {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), milliseconds));
}

async function kept(request) {
  return (await caches.match(request)) || fetch(request);
}

async function picture(event) {
  const cache = await caches.open(PICTURES);
  const known = await cache.match(event.request);
  const fresh = fetch(event.request).then(async (response) => {
    if (response.ok) await cache.put(event.request, response.clone());
    return response;
  });
  if (!known) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return known;
}
