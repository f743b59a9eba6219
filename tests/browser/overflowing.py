"""What is wider than the screen, and would make a reader scroll in two directions: WCAG 2.2 SC 1.4.10, Reflow."""

# A table or a piece of code may scroll by itself.
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = one => getComputedStyle(one).overflowX !== "visible" && one !== document.documentElement;
  const inside = one => !one || one === document.body ? false : scrolls(one) || inside(one.parentElement);
  const wide = [...document.body.querySelectorAll("*")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !inside(one);
  });
  const over = document.scrollingElement.scrollWidth - width;
  return [...over > 0 ? [`the page is ${over} px too wide`] : [], ...wide.map(one => one.outerHTML.slice(0, 120))];
}"""
