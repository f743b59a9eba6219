/* The button that puts a page on the reader's own list and on the device, and takes it off both again. */
import { keep, kept } from "./kept.js";

export function enhance(part) {
  const [button, status] = part.children;
  const url = location.pathname;
  const others = () => kept().filter((one) => one.url !== url);
  const isKept = () => kept().some((one) => one.url === url);
  const show = () => button.setAttribute("aria-pressed", String(isKept()));
  const say = (...words) => status.replaceChildren(link(part.dataset), ...words.flatMap((one) => [" ", one]));

  /* Nothing of copies is loaded before a page is kept. */
  const copies = async (urls) => {
    const { ask, found, told, words } = await import("./copies.js");
    if (!isKept()) return found({ drop: [url] });
    const said = await words();
    if (!said) return;
    if (urls) say(said.keeping);
    const answer = await (urls ? ask({ keep: urls }) : found());
    if (!isKept()) return;
    const titles = answer.kept.filter((one) => urls?.includes(one.url) && one.url !== url);
    if (titles.length) keep([...kept().filter((one) => !titles.some((other) => other.url === one.url)), ...titles.map(({ url, title }) => ({ url, title }))]);
    const copy = answer.kept.find((one) => one.url === url);
    say(said[answer.fault] ?? (copy ? told(said, copy) : said.missing));
    const lacking = copy?.members.filter((one) => !answer.kept.some((other) => other.url === one)) ?? [];
    if (lacking.length) status.append(" ", together(said.more.replace("{count}", lacking.length), lacking));
  };
  const together = (words, urls) => {
    const more = document.createElement("button");
    more.type = "button";
    more.className = "button-quiet";
    more.textContent = words;
    more.addEventListener("click", () => {
      button.focus();
      copies(urls);
    });
    return more;
  };

  button.addEventListener("click", () => {
    const title = document.querySelector("h1").textContent;
    const wasKept = button.getAttribute("aria-pressed") === "true";
    if (!keep(wasKept ? others() : [{ url, title }, ...others()])) return void (status.textContent = part.dataset.refused);
    show();
    status.replaceChildren(...(wasKept ? [] : [link(part.dataset)]));
    copies([url]);
  });
  addEventListener("pageshow", show);
  show();
  if (isKept()) copies();
}

function link({ list, see }) {
  const element = document.createElement("a");
  element.href = list;
  element.textContent = see;
  return element;
}
