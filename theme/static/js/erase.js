/* One button takes everything of this site off the device: what is stored, what is kept, and what keeps it. */
import { found } from "./copies.js";

const soon = () => new Promise((resolve) => setTimeout(resolve, 3000));

/* Before the caches, whatever might still put something there: a service worker that is coming, and one at work. */
async function erased() {
  localStorage.clear();
  sessionStorage.clear();
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (registration?.installing) await Promise.race([navigator.serviceWorker.ready, soon()]);
  await Promise.race([found({ erase: true }), soon()]);
  await registration?.unregister();
  const app = document.querySelector("link[rel=manifest]");
  const ours = app ? `carepress ${new URL(".", app.href).pathname} ` : "carepress ";
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  /* Gone with the tab: until then, nothing is put back by itself. */
  sessionStorage.setItem("erased", "1");
}

export function enhance(part) {
  const status = part.querySelector("[role=status]");
  part.querySelector("button").addEventListener("click", async () => {
    const words = await erased().then(() => part.dataset.erased, () => part.dataset.refused);
    for (const name of Object.keys(document.documentElement.dataset)) if (name !== "script") delete document.documentElement.dataset[name];
    document.documentElement.style.removeProperty("--help-height");
    dispatchEvent(new Event("erased"));
    status.textContent = words;
  });
}
