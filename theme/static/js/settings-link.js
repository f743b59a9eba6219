/* The link to the settings opens them over the page, so that readers see at once what a choice does to it.
   Whatever fails, the link leads to the page of the settings. Nothing is fetched before somebody asks. */
export function enhance(link) {
  if (!("HTMLDialogElement" in window)) return;
  let opening = null;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const dialog = await (opening ??= made(link));
      if (!dialog.open) dialog.showModal();
    } catch {
      location.assign(link.href);
    }
  });
}

async function made(link) {
  const [answer, settings] = await Promise.all([fetch(link.href, { credentials: "omit" }), import("./reading-settings.js")]);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = document.importNode(page.querySelector(".reading-settings"), true);
  const dialog = document.createElement("dialog");
  dialog.className = "settings-dialog";
  const heading = document.createElement("h2");
  heading.className = "settings-dialog-title";
  heading.id = "site--settings-dialog";
  heading.textContent = page.querySelector("h1").textContent;
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = part.dataset.close;
  close.addEventListener("click", () => dialog.close());
  dialog.append(heading, part, close);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  settings.enhance(part);
  return dialog;
}
