/* The page with the reader's own list, and with what of it is on the device. */
import { ask, found, told, words } from "./copies.js";
import { keep, kept, KEY } from "./kept.js";

function made(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function button(words, press) {
  const element = made("button", "button-quiet", words);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

function linked({ url, title }) {
  const element = made("a", "kept-list-link", title);
  element.href = url;
  return element;
}

export function enhance(part) {
  const list = made("ul", "kept-list-entries");
  const always = made("ul", "kept-list-entries");
  part.prepend(list);
  const empty = part.querySelector("p");
  empty.after(always);
  const forget = part.querySelector("p > button");
  const status = part.querySelector("[role=status]");
  let copies = { kept: [], always: [] };
  let said = null;
  const all = button("", () => look(ask({ keep: kept().map((one) => one.url) }), true));
  forget.before(all, " ");

  const show = () => {
    const pages = kept();
    list.replaceChildren(...pages.map(entry));
    empty.hidden = pages.length > 0;
    forget.hidden = pages.length < 2;
    all.hidden = !said || pages.every(({ url }) => copies.kept.some((one) => one.url === url));
    all.textContent = said?.all ?? "";
    const others = said ? copies.always.filter(({ url }) => pages.every((one) => one.url !== url)) : [];
    always.replaceChildren(...others.map((one) => made("li", "kept-list-entry", made("div", "", linked(one), made("p", "kept-list-copy", said.always.replace("{copied}", one.copied))))));
  };
  /* What is on the device comes later than the list, or not at all. */
  const look = async (asked, isTold) => {
    if (isTold) status.textContent = said.keeping;
    copies = await asked;
    said ??= await words();
    if (isTold) status.textContent = said[copies.fault] ?? said.kept;
    show();
  };
  /* The focus goes where the reader was, or to what is left there. */
  const remove = (page, at) => {
    keep(kept().filter((one) => one.url !== page.url));
    look(found({ drop: [page.url] }));
    show();
    status.textContent = part.dataset.removed.replace("{title}", page.title);
    const left = list.children[at] ?? list.lastElementChild;
    (left?.querySelector("button") ?? document.querySelector("main")).focus();
  };
  const entry = (page, at) => {
    const off = button("×", () => remove(page, at));
    off.setAttribute("aria-label", part.dataset.remove.replace("{title}", page.title));
    const copy = copies.kept.find((one) => one.url === page.url);
    const standing = said ? [made("p", "kept-list-copy", copy ? told(said, copy) : said.missing)] : [];
    return made("li", "kept-list-entry", made("div", "", linked(page), ...standing), off);
  };
  forget.addEventListener("click", () => {
    keep([]);
    look(found({ only: [] }));
    show();
    status.textContent = part.dataset.forgotten;
    document.querySelector("main").focus();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  addEventListener("storage", (event) => { if (event.key === KEY) show(); });
  addEventListener("erased", () => look(found()));
  show();
  look(found()).then(() => look(found({ only: kept().map((one) => one.url) })));
}
