// Shows a change as soon as it is built. Only the preview puts this into pages; it is in no file and on no published page.
let { shown } = document.currentScript.dataset;
const PLACE = "preview-place";
let changes;
let inPlace;
let sent;

const blocks = () => [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, tr, figure):not(nav *)")];

// What was above the reader may have grown or gone: the page comes back with the same words at the same height.
function reload() {
  const all = blocks();
  const at = all.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  if (scrollY > 0 && at >= 0) {
    const place = { page: location.pathname, at, words: all[at].textContent, top: all[at].getBoundingClientRect().top };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
    history.scrollRestoration = "manual";
  }
  location.reload();
}

function goBack() {
  const place = JSON.parse(sessionStorage.getItem(PLACE));
  sessionStorage.removeItem(PLACE);
  // Any earlier, the browser would still go where the former page was.
  addEventListener("load", () => setTimeout(() => (history.scrollRestoration = "auto"), 500));
  if (place?.page !== location.pathname) return;
  const all = blocks();
  const same = all.filter((block) => block.textContent === place.words);
  same.sort((one, other) => Math.abs(all.indexOf(one) - place.at) - Math.abs(all.indexOf(other) - place.at));
  const block = same[0] ?? all[Math.min(place.at, all.length - 1)];
  if (!block) return;
  const stay = () => scrollBy({ top: block.getBoundingClientRect().top - place.top, behavior: "instant" });
  stay();
  // What came late may have moved the words; a reader who has scrolled since is let be.
  const then = scrollY;
  addEventListener("load", () => scrollY === then && stay());
}

// The page as it is sent now, with its version.
async function page() {
  const answer = await fetch(location.href);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const script = found.querySelector("script[data-shown]");
  const version = script.dataset.shown;
  script.removeAttribute("data-shown");
  return { found, version };
}

// Plain words change where they stand; whatever else has changed, the page is loaded anew.
async function show() {
  try {
    const [{ bringUpToDate }, former, fresh] = await Promise.all([inPlace, sent, page()]);
    if (former.version !== shown || !bringUpToDate(former.found, fresh.found)) return reload();
    [shown, sent] = [fresh.version, fresh];
  } catch {
    reload();
  }
}

function listen() {
  let isNews = false;
  let last;
  changes = new EventSource(`/-/changes?page=${encodeURIComponent(location.pathname)}`);
  changes.onmessage = async ({ data }) => {
    const before = last;
    last = (async () => {
      await before;
      if (data !== shown) await show();
      if (isNews) document.dispatchEvent(new Event("preview-changed"));
      isNews = true;
    })();
  };
}

// A hidden tab lets go of its connection: browsers allow only a few to one server.
// A page within another is loaded anew with that one.
if (window === window.top) {
  goBack();
  addEventListener("load", () => {
    inPlace = import("/-/in-place.js");
    sent = page();
  });
  document.addEventListener("visibilitychange", () => {
    changes.close();
    if (!document.hidden) listen();
  });
  listen();
}
