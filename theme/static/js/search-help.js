/* Help above the results, at once: whom to call where a query sounds like a crisis, one quiet line where it reads like research. */
export function help(box, inset) {
  const parts = [...box.querySelectorAll(".search-help")];
  const urgent = parts.find((part) => part.dataset.level === "urgent");
  const alert = document.createElement("p");
  alert.className = "visually-hidden";
  alert.setAttribute("role", "alert");
  box.append(alert);
  let shown = "";
  let known = null;

  const show = (level) => {
    if (level === shown) return;
    shown = level;
    if (level === "urgent") {
      const numbers = inset?.querySelector("ul")?.cloneNode(true);
      urgent.querySelector(".search-help-numbers").replaceChildren(...(numbers ? [numbers] : []));
    }
    for (const part of parts) part.hidden = part.dataset.level !== level;
    alert.textContent = level === "urgent" ? urgent.innerText : "";
    if (level === "urgent" && isOutOfSight(urgent)) box.querySelector(".search-box-field").scrollIntoView();
  };
  /* The list comes before anything else; one that did not come is asked for again. */
  const load = () => {
    known ??= box.dataset.crisis && read(box.dataset.crisis).catch(() => (known = null));
    return known;
  };
  return {
    load,
    async look(query) {
      const level = query.trim() && (await load());
      show(level ? level(query) : "");
    },
  };
}

/* Whether a part ends below what the keyboard of a phone leaves to be seen. */
const isOutOfSight = (part) => part.getBoundingClientRect().bottom > (window.visualViewport?.height ?? innerHeight);

/* The level of a query, by the list at an address. */
async function read(address) {
  const [{ crisisLevel, prepared }, answer] = await Promise.all([import("./crisis-query.js"), fetch(address, { credentials: "omit" })]);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  const list = prepared(await answer.json());
  return (query) => crisisLevel(query, list);
}
