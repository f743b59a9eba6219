/* The definition of a technique beside the link that leads to it. The link itself works without this, and its
   description is in the page: the popover only shows it where the reader looks. */
const WAIT = 250;

export function enhance(section) {
  const popover = document.createElement("div");
  popover.className = "definition";
  popover.hidden = true;
  popover.setAttribute("aria-hidden", "true");
  section.append(popover);
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    popover.hidden = true;
    shown = null;
  };
  const show = (link, hint) => {
    clearTimeout(timer);
    const definition = document.getElementById(link.getAttribute("aria-describedby"));
    if (!definition) return;
    popover.replaceChildren(
      paragraph(definition.previousElementSibling.textContent, "definition-name"),
      paragraph(definition.textContent, "definition-words"),
    );
    if (hint) popover.append(paragraph(hint, "definition-hint"));
    popover.hidden = false;
    place(popover, link);
    shown = link;
  };
  const later = (act) => {
    clearTimeout(timer);
    timer = setTimeout(act, WAIT);
  };

  let touched = false;
  for (const link of document.querySelectorAll("a.strategy-link[aria-describedby]")) {
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") later(() => show(link)); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(hide); });
    link.addEventListener("focus", () => { if (!touched) show(link); });
    link.addEventListener("blur", hide);
    link.addEventListener("click", (event) => {
      if (!touched || shown === link) return;
      event.preventDefault();
      show(link, section.dataset.hint);
    });
  }
  popover.addEventListener("pointerenter", () => clearTimeout(timer));
  popover.addEventListener("pointerleave", () => later(hide));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => { if (shown && event.target !== shown && !popover.contains(event.target)) hide(); });
}

function paragraph(text, name) {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = text;
  return element;
}

/* Beneath the words, or above them where there is no room, and never beyond the edges of the screen. */
function place(popover, link) {
  const lines = link.getClientRects();
  const words = lines[lines.length - 1];
  const box = popover.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  const left = Math.min(Math.max(words.left, 16), Math.max(16, wide - box.width - 16));
  const below = words.bottom + 8;
  const top = below + box.height > window.innerHeight && lines[0].top > box.height + 8 ? lines[0].top - box.height - 8 : below;
  popover.style.setProperty("left", `${left + window.scrollX}px`);
  popover.style.setProperty("top", `${top + window.scrollY}px`);
}
