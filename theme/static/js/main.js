/* Each enhancement is a module of its own: one that fails leaves the page, and the others, as they were. */
for (const element of document.querySelectorAll("[data-enhance]")) {
  import(`./${element.dataset.enhance}.js`)
    .then((module) => module.enhance(element))
    .catch((error) => console.error(element.dataset.enhance, error));
}

/* What puts the shell and the help pages on this device; not where a reader has just erased them, nor on pages that leave no trace. */
const app = document.querySelector("link[rel=manifest]");
export const registered = () => navigator.serviceWorker.register(new URL("service-worker.js", app.href));
if (app) {
  addEventListener("load", async () => {
    try {
      if (!sessionStorage.getItem("erased")) await registered();
    } catch { /* A browser that keeps nothing shows every page all the same. */ }
  });
}
