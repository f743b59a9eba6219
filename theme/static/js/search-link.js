/* “/” leads to the search from every page, but not from a field, and not where the reader turned it off (WCAG 2.1.4). */
const FIELD = "site--search";

export function enhance(link) {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    const isOff = document.documentElement.dataset.keys === "off";
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping || isOff) return;
    event.preventDefault();
    const field = document.getElementById(FIELD);
    if (field) field.focus();
    else location.assign(`${link.href}#${FIELD}`);
  });
}
