/* The button that puts a page on the reader's own list, and takes it off again. */
import { keep, kept } from "./kept.js";

export function enhance(part) {
  const [button, status] = part.children;
  const url = location.pathname;
  const others = () => kept().filter((one) => one.url !== url);
  const show = () => button.setAttribute("aria-pressed", String(kept().some((one) => one.url === url)));

  button.addEventListener("click", () => {
    const isKept = button.getAttribute("aria-pressed") === "true";
    const title = document.querySelector("h1").textContent;
    if (!keep(isKept ? others() : [{ url, title }, ...others()])) return void (status.textContent = part.dataset.refused);
    show();
    status.replaceChildren(...(isKept ? [] : [link(part.dataset)]));
  });
  addEventListener("pageshow", show);
  show();
}

function link({ list, see }) {
  const element = document.createElement("a");
  element.href = list;
  element.textContent = see;
  return element;
}
