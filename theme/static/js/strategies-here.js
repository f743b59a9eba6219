/* The definition of a technique beside the link that leads to it. */
import { popover } from "./popover.js";

export function enhance(section) {
  popover(section, document.querySelectorAll("a.strategy-link[aria-describedby]"), (link) => {
    const definition = document.getElementById(link.getAttribute("aria-describedby"));
    return definition ? [definition.previousElementSibling.textContent, definition.textContent] : [];
  });
}
