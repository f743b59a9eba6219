/* Marks the section that is being read: the last one whose heading has come into the upper third of the window. */
export function enhance(contents) {
  const links = [...contents.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  let current = null;

  const mark = () => {
    const line = innerHeight / 3;
    const at = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < line);
    if (links[at] === current) return;
    current?.removeAttribute("aria-current");
    current = links[at] ?? null;
    current?.setAttribute("aria-current", "true");
    if (contents.scrollHeight > contents.clientHeight) current?.scrollIntoView({ block: "nearest" });
  };
  const seen = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  headings.filter(Boolean).forEach((heading) => seen.observe(heading));
}
