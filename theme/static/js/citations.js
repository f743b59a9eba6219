/* The source beside the number that leads to it: which it is, of what kind, and what it found. */
import { popover } from "./popover.js";

export function enhance(section) {
  popover(section, document.querySelectorAll(".citation a"), (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    const text = (part) => entry?.querySelector(`:scope > ${part}`)?.textContent ?? "";
    return [text("a, :scope > cite"), [text("p > b"), text("p > span")].filter(Boolean).join(". "), text("div > details > p")];
  });
}
