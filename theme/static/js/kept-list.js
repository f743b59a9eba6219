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

function named({ url, title }, standing) {
  const link = made("a", "kept-list-link", title);
  link.href = url;
  return made("div", "", link, made("p", "kept-list-copy", standing));
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
  all.hidden = true;
  forget.before(all, " ");

  const show = () => {
    const pages = kept();
    list.replaceChildren(...pages.map(entry));
    empty.hidden = pages.length > 0;
    forget.hidden = pages.length < 2;
    describe();
  };
  /* What is on the device comes later than the list, or not at all; nothing that has the focus is put in anew for it. */
  const describe = () => {
    if (!said) return;
    const pages = kept();
    const copyOf = ({ url }) => copies.kept.find((one) => one.url === url);
    pages.forEach((page, at) => (list.children[at].querySelector(".kept-list-copy").textContent = copyOf(page) ? told(said, copyOf(page)) : said.missing));
    all.hidden = pages.every(copyOf);
    all.textContent = said.all;
    const others = copies.always.filter(({ url }) => pages.every((one) => one.url !== url));
    always.replaceChildren(...others.map((one) => made("li", "kept-list-entry", named(one, said.always.replace("{copied}", one.copied)))));
  };
  const look = async (asked, isTold) => {
    if (isTold) status.textContent = said.keeping;
    copies = await asked;
    if (kept().length || copies.always.length) said ??= await words();
    if (isTold) status.textContent = said[copies.fault] ?? said.kept;
    describe();
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
    return made("li", "kept-list-entry", named(page, ""), off);
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
  addEventListener("erased", () => {
    show();
    look(found());
  });
  show();
  look(found()).then(() => look(found({ only: kept().map((one) => one.url) })));
}
