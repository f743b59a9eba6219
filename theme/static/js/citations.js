/* The source beside the number that leads to it: which it is, of what kind, and what it found. */
import { popover } from "./popover.js";

export function enhance(section) {
  popover(section, document.querySelectorAll(".citation a"), (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    const text = (name) => entry?.querySelector(`.references-${name}`)?.textContent ?? "";
    return entry ? [text("text"), [text("kind"), text("grade")].filter(Boolean).join(". "), text("finding")] : [];
  });
}
