/* How the worker comes, and what pages may ask of it. */
self.addEventListener("install", (event) => event.waitUntil(installed()));
self.addEventListener("activate", (event) => event.waitUntil(activated()));
self.addEventListener("message", (event) => event.waitUntil(answered(event)));

/* A build is put beside the last one, whole or not at all. An open page keeps its own assets, so it may come at once. */
async function installed() {
  const wasThere = await caches.has(storeOf(SITE.assets));
  try {
    await complete(SITE.assets);
    await shelved();
  } catch (error) {
    await caches.delete(SHELL);
    if (!wasThere) await caches.delete(storeOf(SITE.assets));
    throw error;
  }
  await Promise.race([renewed(), new Promise((resolve) => setTimeout(resolve, PATIENCE * 5))]);
  await self.skipWaiting();
}

async function shelved() {
  const pages = await Promise.all(Object.keys(SITE.pages).map((one) => fetchedPage(one, SITE.assets)));
  const files = await Promise.all(SITE.files.map((one) => fetched(one)));
  const store = await caches.open(SHELL);
  for (const one of files) await store.put(path(one.address), copied(one));
  for (const one of pages) {
    const { address, body } = one;
    await store.put(path(address), copied(one, { ...SITE.pages[address], ...standingNow(address), address, size: body.size }));
  }
}

async function activated() {
  await tidied();
  await self.clients.claim();
}

/* Whatever a page asks, it is answered with what is on the device then. */
async function answered({ data, ports: [port] }) {
  let fault;
  try {
    if (data.erase) erasures += 1;
    if (data.keep) fault = await keep(data.keep.map(addressOf));
    if (data.drop) await drop(data.drop.map(addressOf));
    if (data.only) await keepOnly(data.only.map(addressOf));
    if (data.only) await renewed();
    const helps = (await notes(SHELL)).filter((one) => SITE.helps.includes(one.address));
    port.postMessage({ fault, kept: (await notes(KEPT)).map(told), always: helps.map(told) });
  } catch {
    port.postMessage({ fault: fault ?? "unreachable", kept: [], always: [] });
  }
}

/* A copy as pages know it: by addresses of their own, and with its date in words. */
function told({ address, title, copied: day, size, members = [] }) {
  const url = (one) => encodeURI(path(one));
  return { url: url(address), title, copied: inWords(day), size, members: members.map(url) };
}
