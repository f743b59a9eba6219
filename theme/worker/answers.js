/* What pages are answered: the network first, a copy where it does not come, and above a copy what is to be known of it.
   Nothing that is merely read is put anywhere. */
const PATIENCE = 4000;

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return;
  const address = addressOf(url);
  if (request.mode === "navigate") event.respondWith(page(event, address));
  else if (/^\/assets\/[0-9a-f]{12}\//.test(address)) event.respondWith(file(request, address));
  else if (request.destination === "image" || SITE.pages[address] || SITE.files.includes(address)) event.respondWith(fresh(request, address));
});

async function page(event, address) {
  const whole = /\/$|\.\w+$/.test(address) ? address : `${address}/`;
  const copy = await stored(whole).catch(() => undefined);
  const network = copy ? asked(event.request) : fetch(event.request);
  event.waitUntil(network.then(tidied).catch(() => {}));
  try {
    const answer = await (copy ? Promise.race([network, late()]) : network);
    if (answer.status < 500 || !copy) return answer;
  } catch { /* There is no network, or none that is worth waiting for. */ }
  const instead = copy ?? (await stored("/offline/").catch(() => undefined));
  return instead ? noticed(instead, Boolean(copy) && address !== "/offline/") : network;
}

/* Past the browser's own cache, which would show an old page without a word on its age. */
const asked = ({ url }) => fetch(url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });

const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

/* Files that never change, from any build that is still here, this one first. */
async function file(request, address) {
  try {
    for (const cacheName of [storeOf(SITE.assets), ...(await ours())]) {
      const copy = await caches.match(path(address), { cacheName });
      if (copy) return copy;
    }
  } catch { /* The browser may lose what it kept. */ }
  return fetch(request);
}

async function fresh(request, address) {
  try {
    return await fetch(request);
  } catch (error) {
    const copy = (await stored(address)) ?? (await standIn(address));
    if (copy) return copy;
    throw error;
  }
}

/* Of a picture in many widths one is kept. */
async function standIn(address) {
  for (const note of await notes(KEPT)) {
    const names = (note.pictures ?? []).find((one) => one.includes(address));
    if (names) return stored(names[0]);
  }
}

/* A date as exact as it is given: a year, a month or a day. */
function inWords(date) {
  const more = { ...(date.length > 4 && { month: "long" }), ...(date.length > 7 && { day: "numeric" }) };
  return new Intl.DateTimeFormat(SITE.lang, { year: "numeric", ...more, timeZone: "UTC" }).format(new Date(date));
}

function standing(dates) {
  if (!dates) return "undated";
  if (today() >= dates.until) return "expired";
  return today() >= dates.due ? "due" : "current";
}

async function noticed(copy, isTheirs) {
  const { copied: day, dates } = noteOf(copy);
  const notice = SITE.notices[`${standing(dates)} ${isTheirs ? "page" : "none"}`];
  const shown = notice.split("{copied}").join(inWords(day)).split("{seen}").join(dates ? inWords(dates.seen) : "");
  const html = (await copy.text()).replace("</head>", () => `${SITE.style}</head>`).replace(/<body[^>]*>/, (body) => body + shown);
  return new Response(html, { headers: { "content-type": copy.headers.get("content-type") } });
}
