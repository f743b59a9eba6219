/* Marks the section that is being read: the last one whose heading has come into the upper third of the window. */
export function enhance(contents) {
  const links = [...contents.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  const isRead = (heading) => heading?.getBoundingClientRect().top < innerHeight / 3;
  let current;

  const mark = () => {
    const last = links[headings.filter(isRead).length - 1];
    if (last === current) return;
    current?.removeAttribute("aria-current");
    current = last;
    current?.setAttribute("aria-current", "true");
    if (contents.scrollHeight > contents.clientHeight) current?.scrollIntoView({ block: "nearest" });
  };
  const seen = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  headings.filter(Boolean).forEach((heading) => seen.observe(heading));
}
