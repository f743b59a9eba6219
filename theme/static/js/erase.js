/* One button takes everything of this site off the device: what is stored, what is kept, and what keeps it. */
async function erased() {
  const app = document.querySelector("link[rel=manifest]");
  const ours = app ? `carepress ${new URL(".", app.href).pathname} ` : "carepress ";
  await (await navigator.serviceWorker?.getRegistration())?.unregister();
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  localStorage.clear();
  sessionStorage.clear();
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
