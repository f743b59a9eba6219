/* The page with the reader's own list. */
import { keep, kept, KEY } from "./kept.js";

export function enhance(part) {
  const list = document.createElement("ul");
  list.className = "kept-list-entries";
  part.prepend(list);
  const empty = part.querySelector("p");
  const forget = part.querySelector("p > button");
  const status = part.querySelector("[role=status]");

  const show = () => {
    const pages = kept();
    list.replaceChildren(...pages.map(entry));
    empty.hidden = pages.length > 0;
    forget.hidden = pages.length < 2;
  };
  /* The focus goes where the reader was, or to what is left there. */
  const remove = (page, at) => {
    keep(kept().filter((one) => one.url !== page.url));
    show();
    status.textContent = part.dataset.removed.replace("{title}", page.title);
    const left = list.children[at] ?? list.lastElementChild;
    (left?.querySelector("button") ?? document.querySelector("main")).focus();
  };
  const entry = (page, at) => {
    const link = document.createElement("a");
    link.className = "kept-list-link";
    link.href = page.url;
    link.textContent = page.title;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-quiet";
    button.textContent = "×";
    button.setAttribute("aria-label", part.dataset.remove.replace("{title}", page.title));
    button.addEventListener("click", () => remove(page, at));
    const item = document.createElement("li");
    item.className = "kept-list-entry";
    item.append(link, button);
    return item;
  };
  forget.addEventListener("click", () => {
    keep([]);
    show();
    status.textContent = part.dataset.forgotten;
    document.querySelector("main").focus();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  addEventListener("storage", (event) => { if (event.key === KEY) show(); });
  show();
}
