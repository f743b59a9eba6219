/* A few words beside the link that they are about. The link itself works without this, and the words stand in the page:
   the popover only shows them where the reader looks. `words(link)` gives its paragraphs, the first of them its name. */
const WAIT = 250;

export function popover(section, links, words) {
  const box = document.createElement("div");
  box.className = "definition";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true");
  section.append(box);
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    box.hidden = true;
    shown = null;
  };
  const show = (link, hint) => {
    clearTimeout(timer);
    const [name, ...more] = words(link);
    if (!name) return;
    box.replaceChildren(paragraph(name, "definition-name"), ...more.filter(Boolean).map((text) => paragraph(text, "definition-words")));
    if (hint) box.append(paragraph(hint, "definition-hint"));
    box.hidden = false;
    place(box, link);
    shown = link;
  };
  const later = (act) => {
    clearTimeout(timer);
    timer = setTimeout(act, WAIT);
  };

  /* A screen that is turned, or text that is enlarged, moves the link. */
  const sizes = new ResizeObserver(() => { if (shown) place(box, shown); });
  for (const one of [box, document.documentElement]) sizes.observe(one);

  let touched = false;
  for (const link of links) {
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
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", () => later(hide));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => { if (shown && event.target !== shown && !box.contains(event.target)) hide(); });
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
