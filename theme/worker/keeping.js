/* What the reader keeps. The lists of the build say what may be kept; a page that is not on them never is. */
class Refused extends Error {}

function listOf(address) {
  return new TextEncoder().encode(address).reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 0) % SITE.lists;
}

async function facts(address) {
  const { assets, pages } = JSON.parse(await (await fetched(`/offline/pages-${listOf(address)}.json`)).body.text());
  return { assets, page: pages[address] };
}

/* A page and its pictures, whole and of one build, before anything of it is kept. */
async function taken(address) {
  const { assets, page } = await facts(address);
  if (!page) throw new Refused("never");
  await complete(assets);
  const text = await fetchedPage(address, assets);
  const pictures = await Promise.all((page.pictures ?? []).map(([first]) => fetched(first)));
  const size = [text, ...pictures].reduce((sum, one) => sum + one.body.size, 0);
  return { text, pictures, note: { ...page, ...standingNow(address), address, size, assets: storeOf(assets) } };
}

const standingNow = (address) => ({ copied: today(), dates: datesOf(address), build: SITE.version });

/* How often everything was erased: what was on its way then is not put anywhere. */
let erasures = 0;

/* All of the pages, or none that was not there before; the name of what went wrong, if anything did. */
async function keep(addresses) {
  const before = (await notes(KEPT)).map((one) => one.address);
  const since = erasures;
  try {
    const found = [];
    for (const address of addresses) found.push(await taken(address));
    if (erasures > since) throw new Refused("unreachable");
    const store = await caches.open(KEPT);
    for (const { text, pictures, note } of found) {
      for (const one of pictures) await store.put(path(one.address), copied(one));
      await store.put(path(note.address), copied(text, note));
    }
  } catch (error) {
    await drop(addresses.filter((one) => !before.includes(one)));
    if (error instanceof Refused) return error.message;
    return error.name === "QuotaExceededError" ? "full" : "unreachable";
  }
}

/* Pages, and whatever was kept for them alone. */
async function drop(addresses) {
  if (await caches.has(KEPT)) {
    const store = await caches.open(KEPT);
    for (const address of addresses) await store.delete(path(address));
    const left = await notes(KEPT);
    const named = left.flatMap((one) => [one.address, ...(one.pictures ?? []).map(([first]) => first)]);
    for (const one of await store.keys()) if (!named.includes(addressOf(one.url))) await store.delete(one);
    if (!left.length) await caches.delete(KEPT);
  }
  await tidied();
}

/* What is on the reader's list stays; a copy of anything else goes. */
async function keepOnly(addresses) {
  const others = (await notes(KEPT)).map((one) => one.address).filter((one) => !addresses.includes(one));
  if (others.length) await drop(others);
}

/* After another build: each kept page as it is now, or as it was where it cannot be had; none that may not be kept. */
async function renewed() {
  for (const old of (await notes(KEPT)).filter((one) => one.build !== SITE.version)) {
    const { address } = old;
    try {
      const { page } = await facts(address);
      if (!page) await drop([address]);
      else if (page.version !== old.version) await keep([address]);
      else await confirmed(address, { ...old, ...page, size: old.size, ...standingNow(address) });
    } catch { /* It stays as it is, with the date of its copy. */ }
  }
}

async function confirmed(address, note) {
  const store = await caches.open(KEPT);
  const copy = await store.match(path(address));
  await store.put(path(address), copied({ body: await copy.blob(), type: copy.headers.get("content-type") }, note));
}
