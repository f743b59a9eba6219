/* What the search shows of an answer: how many results, ten of them and then ten more, and always a way on. */
import { entries } from "./search-results.js";
import { filters } from "./search-filters.js";

const SAYING = 900;
const PAGE = 10;

export function view(box, index) {
  const words = JSON.parse(box.dataset.words);
  const part = (name) => box.querySelector(name);
  const [count, status, list] = [part(".search-box-count"), part("[role=status]"), document.createElement("ol")];
  const [more, nothing, choices] = [part(".search-box-more"), part(".search-nothing"), part(".search-filters")];
  let [saying, answer] = [0, null];
  list.className = "search-results-list";

  /* Screen readers are told once typing has come to rest. */
  const say = (text) => {
    count.textContent = text;
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = text), SAYING);
  };
  const lead = (text) => {
    nothing.hidden = !text;
    if (text) nothing.querySelector(".search-nothing-words").textContent = text;
  };
  const empty = () => {
    answer = null;
    list.replaceChildren();
    list.remove();
    more.hidden = choices.hidden = true;
    lead("");
    say("");
  };
  const fail = () => {
    empty();
    lead(words.unreachable);
    status.textContent = words.unreachable;
  };
  const draw = async (from, isLate) => {
    const wanted = answer.numbers.filter((number) => choice.pass(index.facets[number]));
    const items = await entries(index, wanted.slice(from, from + PAGE), answer, words);
    if (isLate()) return;
    if (!from) list.replaceChildren();
    list.append(...items);
    if (!from) part(".search-results").replaceChildren(...(items.length ? [list] : []));
    more.hidden = wanted.length <= from + PAGE;
    choice.show(answer.numbers.map((number) => index.facets[number]));
    lead(wanted.length ? "" : words.nothing);
    const told = answer.said && words.said.replace("{words}", answer.said);
    say([told, wanted.length ? words.count.replace("{count}", wanted.length) : words.nothing].filter(Boolean).join(" "));
    if (!wanted.length) count.textContent = "";
    if (from) items[0].querySelector("a").focus();
  };
  const again = (from) => {
    const mine = answer;
    if (mine) draw(from, () => mine !== answer).catch(fail);
  };
  const choice = filters(choices, () => again(0));
  more.addEventListener("click", () => again(list.children.length));
  return {
    empty,
    fail,
    show(found, isLate) {
      answer = found;
      return draw(0, isLate);
    },
  };
}
