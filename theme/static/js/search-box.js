/* The search: what is typed is looked for on this device, in an index that is fetched once the field is used.
   It stands in no address, no history and no storage. */
const TYPING = 120;

export function enhance(box) {
  const field = box.querySelector(".search-box-field");
  let [typing, turn, help, search] = [0, 0, null, null];

  /* Help comes first: the index may be long in coming, or not come at all. What did not come is asked for again. */
  const begin = () => {
    const answers = box.querySelector("template");
    answers?.replaceWith(answers.content);
    help ??= import("./search-help.js").then((module) => module.help(box, document.querySelector(".help-inset")));
    help.then((one) => one.load()).catch(() => (help = null));
    search ??= all(box);
    search.catch(() => (search = null));
  };
  const look = async () => {
    const [query, mine] = [field.value.trim(), ++turn];
    const isLate = () => mine !== turn;
    let view;
    try {
      const tools = await search;
      view = tools.view;
      if (!query) return view.empty();
      const answer = await tools.ranked(tools.index, query, box.dataset.lang);
      if (!isLate()) await view.show(answer, isLate);
    } catch {
      if (!isLate()) fail(view);
    }
  };
  const fail = async (view) => {
    view ??= (await import("./search-view.js").catch(() => null))?.view(box);
    if (view) view.fail();
    else box.querySelector(".search-nothing").hidden = false;
  };
  const write = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input"));
  };

  field.addEventListener("focus", begin);
  field.addEventListener("input", () => {
    begin();
    help.then((one) => one.look(field.value)).catch(() => {});
    clearTimeout(typing);
    typing = setTimeout(look, TYPING);
  });
  box.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const links = [...box.querySelectorAll(".search-result-link")];
    const at = links.indexOf(target);
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(target === field || at >= 0)) return;
    if (key === "Escape" && target === field) field.value ? write("") : field.blur();
    else if (key === "Escape" || (key === "ArrowUp" && at === 0)) field.focus();
    else if (key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (key === "ArrowDown" || (key === "Enter" && at < 0)) links[at + 1]?.focus();
    else return;
    event.preventDefault();
  });
  if (location.hash === `#${field.id}`) field.focus();
  if (document.activeElement === field) begin();
}

/* Everything that a search needs. */
async function all(box) {
  const modules = [import("./search-index.js"), import("./search-ranking.js"), import("./search-view.js")];
  const [{ opened }, { ranked }, { view }] = await Promise.all(modules);
  const index = await opened(box.dataset.index);
  return { index, ranked, view: view(box, index) };
}
