/* Where copies are: the shell and the help pages of this build, the assets of each build that somebody still uses, and
   what the reader keeps. Names begin with the scope, as several sites may live on one host. */
const ROOT = new URL(self.registration.scope).pathname;
const OURS = `carepress ${ROOT} `;
const SHELL = `${OURS}shell ${SITE.version}`;
const KEPT = `${OURS}kept`;
const NOTE = "x-copy";

const path = (address) => ROOT + address.slice(1);
const addressOf = (url) => `/${decodeURI(new URL(url, self.location).pathname).slice(ROOT.length)}`;
const folderOf = (assets) => assets[0].split("/").slice(0, 3).join("/");
const storeOf = (assets) => `${OURS}assets ${folderOf(assets)}`;
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

/* What is known of a copy stands in a header of it, so that the two come and go together. */
const noteOf = (copy) => JSON.parse(decodeURIComponent(copy.headers.get(NOTE) ?? "%7B%7D"));

function copied({ body, type }, note = {}) {
  return new Response(body, { headers: { "content-type": type, [NOTE]: encodeURIComponent(JSON.stringify(note)) } });
}

/* Asked anew, so that what an older cache of the browser or the network holds is not taken for new. */
async function fetched(address, cache = "no-cache") {
  const answer = await fetch(path(address), { cache, credentials: "omit", mode: "same-origin" });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return { address, body: await answer.blob(), type: answer.headers.get("content-type") ?? "" };
}

/* A page whose assets are those that go with it: while a site is being put online, it may be of another build. */
async function fetchedPage(address, assets) {
  const found = await fetched(address);
  if (!(await found.body.text()).includes(`${folderOf(assets)}/`)) throw new Error(`${address} is of another build`);
  return found;
}

/* Files whose addresses change with their content, in a store for each build: all of them, or an error. */
async function complete(assets) {
  const wasThere = await caches.has(storeOf(assets));
  const store = await caches.open(storeOf(assets));
  const there = new Set((await store.keys()).map((one) => addressOf(one.url)));
  try {
    const found = await Promise.all(assets.filter((one) => !there.has(one)).map((one) => fetched(one, "default")));
    for (const one of found) await store.put(path(one.address), copied(one));
  } catch (error) {
    if (!wasThere) await caches.delete(storeOf(assets));
    throw error;
  }
}

/* The days by which a copy is judged when no build judges it any more. */
const datesOf = (address) => SITE.dates[SITE.helps.includes(address) ? "all" : "own"];
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

async function stored(address) {
  const found = (cacheName) => caches.match(path(address), { cacheName });
  return (await found(SHELL)) ?? found(KEPT);
}

/* What is known of each page in a store. */
async function notes(name) {
  if (!(await caches.has(name))) return [];
  const store = await caches.open(name);
  const copies = await Promise.all((await store.keys()).map((one) => store.match(one)));
  return copies.map(noteOf).filter((one) => one.title);
}

/* Stores of former builds go once no kept page, and no open page, can ask for what is in them; those of one to come stay. */
async function tidied() {
  const known = [SHELL, KEPT, storeOf(SITE.assets)];
  const others = (await ours()).filter((name) => !known.includes(name));
  if (!others.length || self.registration.installing || self.registration.waiting) return;
  const needed = (await notes(KEPT)).map((one) => one.assets);
  for (const name of others) if (!needed.includes(name) && !(await isUsed(name))) await caches.delete(name);
}

/* Whoever was open when another build came may still ask for the assets of the build before. */
async function isUsed(name) {
  if (!name.startsWith(`${OURS}assets `)) return false;
  const open = (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).map((one) => one.id);
  const store = await caches.open(name);
  const known = await store.match(path("/-/open"));
  if (!known) await store.put(path("/-/open"), new Response(JSON.stringify(open))).catch(() => {});
  const users = known ? await known.json() : open;
  return users.some((id) => open.includes(id));
}
