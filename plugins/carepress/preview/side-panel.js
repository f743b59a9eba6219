// Shows beside each page of the preview what its editors want to know of it. Only the preview puts this into pages.
// It is no module, so that the page has its room before it is first painted.
(() => {
  const KEPT = "preview-side-panel";
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  // The page makes room on wide screens, and its own list of findings gives way to the panel.
  const around = new CSSStyleSheet();
  around.replaceSync(`.with-side-panel .findings-panel { display: none; }
    @media screen and (min-width: 75rem) { .with-side-panel[data-side-panel="open"] { margin-inline-end: 24rem; } }`);
  const page = document.documentElement;

  const isOpen = () => page.dataset.sidePanel === "open";

  function open(yes) {
    page.dataset.sidePanel = yes ? "open" : "closed";
  }

  function keep(name, value) {
    localStorage.setItem(KEPT, JSON.stringify(Object.assign(kept, { [name]: value })));
  }

  let told;

  // What the panel tells may change where the page does not, as by what other pages say.
  async function show() {
    const answer = await fetch(`/-/side-panel/?page=${encodeURIComponent(location.pathname)}`);
    const text = await answer.text();
    if (text === told) return;
    told = text;
    document.querySelector("side-panel")?.remove();
    page.classList.toggle("with-side-panel", answer.ok);
    if (!answer.ok) return;
    const root = document.body.appendChild(document.createElement("side-panel")).attachShadow({ mode: "open" });
    root.innerHTML = `<link rel="stylesheet" href="/-/side-panel/side-panel.css">${text}`;
    enhance(root);
  }

  function enhance(root) {
    const toggle = root.querySelector(".toggle");
    const tell = () => {
      toggle.setAttribute("aria-expanded", isOpen());
      root.querySelector(".panel").hidden = !isOpen();
    };
    toggle.addEventListener("click", () => {
      open(!isOpen());
      keep("open", isOpen());
      tell();
    });
    for (const part of root.querySelectorAll("details[data-part]")) {
      part.open = kept[part.dataset.part] ?? false;
      part.addEventListener("toggle", () => keep(part.dataset.part, part.open));
    }
    root.addEventListener("click", openFile);
    tell();
  }

  // The editor that the terminal names opens the file; where it names none, the link leads to VS Code.
  async function openFile(event) {
    const link = event.target.closest("a[data-file]");
    if (!link) return;
    event.preventDefault();
    const answer = await fetch(`/-/side-panel/open?${new URLSearchParams({ ...link.dataset })}`, { method: "POST" });
    if (!answer.ok) location.href = link.href;
  }

  // A page within another, and one that the preview itself makes, has none.
  if (window !== window.top || location.pathname.startsWith("/-/")) return;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, around];
  page.classList.add("with-side-panel");
  open(kept.open ?? matchMedia("(min-width: 75rem)").matches);
  document.addEventListener("preview-changed", show);
  show();
})();
