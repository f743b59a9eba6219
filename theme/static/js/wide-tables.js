/* A table that is wider than the screen scrolls by itself; not every browser lets the keyboard reach such a part. */
export function enhance(element) {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of element.querySelectorAll("table")) sizes.observe(table);
}
