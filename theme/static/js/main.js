/* Each enhancement is a module of its own: one that fails leaves the page, and the others, as they were. */
for (const element of document.querySelectorAll("[data-enhance]")) {
  import(`./${element.dataset.enhance}.js`)
    .then((module) => module.enhance(element))
    .catch((error) => console.error(element.dataset.enhance, error));
}
