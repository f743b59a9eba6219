/* The list of results: each document with its best sections, its words marked. */
import { best, excerpt, highlighted } from "./search-excerpt.js";

const SECTIONS = 2;

function made(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function link(className, href, ...content) {
  const element = made("a", className, ...content);
  element.href = href;
  return element;
}

/* The entries of some documents; a part of the texts that does not come makes all of them fail. */
export function entries(index, numbers, answer, words) {
  const forms = new Set(answer.groups.filter(isTelling(index, answer.groups)).flatMap((group) => group.flatMap((one) => one.forms)));
  return Promise.all(numbers.map(async (number) => entry(index, await index.document(number), index.facets[number], answer.groups, forms, words)));
}

/* Words on nearly every page are marked only where a query has no others. */
function isTelling(index, groups) {
  const tells = (group) => group.length && index.idf(group[0]) > 0.4;
  return groups.some(tells) ? tells : () => true;
}

function entry(index, found, facet, groups, forms, words) {
  const item = made("li", "search-result");
  const address = words.root + found.url;
  const above = [words.kinds[facet.kind], found.above].filter(Boolean).join(" · ");
  item.append(made("p", "search-result-kind", above));
  item.append(made("h2", "search-result-title", link("search-result-link", address, ...highlighted(found.title, forms))));
  if (found.summary) item.append(made("p", "search-result-text", ...highlighted(found.summary, forms)));
  const parts = best(found.sections, groups, index.idf);
  /* Where a page has one part alone, its summary begins it. */
  const [only] = found.sections.length === 1 ? parts : [];
  if (only && !item.querySelector("p > mark")) item.append(made("p", "search-result-text", ...excerpt(only.text, forms)));
  const shown = only ? [] : parts.filter((one) => one.anchor).slice(0, SECTIONS);
  if (shown.length) item.append(made("ul", "search-result-sections", ...shown.map((part) => section(address, part, forms))));
  if (found.note) item.append(made("p", "search-result-note", `${words.note} ${found.note}`));
  return item;
}

function section(address, part, forms) {
  const to = link("search-result-link", `${address}#${part.anchor}`, ...highlighted(part.heading, forms));
  return made("li", "search-result-section", to, made("p", "search-result-text", ...excerpt(part.text, forms)));
}
