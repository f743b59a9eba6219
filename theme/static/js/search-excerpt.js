/* What a result shows of its text: the sections that say most about the words that were meant, and these marked. */
import { places } from "./folding.js";

const BEFORE = 60;
const LENGTH = 220;

/* The sections that have any of the words, those first that say most about them. */
export function best(sections, groups, idf) {
  const scored = sections.map(([anchor, heading, text]) => {
    const [inHeading, inText] = [heading, text].map((part) => new Set(places(part).map((place) => place.word)));
    const has = (set, group) => group.some((one) => one.forms.some((form) => set.has(form)));
    const score = groups
      .filter((group) => group.length)
      .reduce((sum, group) => sum + idf(group[0]) * ((has(inHeading, group) ? 2 : 0) + (has(inText, group) ? 1 : 0)), 0);
    return { anchor, heading, text, score };
  });
  return scored.filter((one) => one.score > 0).sort((one, other) => other.score - one.score);
}

/* A stretch of a text around the words that were meant, as text and <mark> elements. */
export function excerpt(text, forms, length = LENGTH) {
  const hits = places(text).filter((place) => forms.has(place.word));
  const count = (from) => new Set(hits.filter((hit) => hit.start >= from && hit.end <= from + length - BEFORE).map((hit) => hit.word)).size;
  const first = hits.reduce((found, hit) => (found && count(found.start) >= count(hit.start) ? found : hit), null);
  let start = Math.max(0, (first?.start ?? 0) - BEFORE);
  let end = Math.min(text.length, start + length);
  if (start) start = text.indexOf(" ", start) + 1 || start;
  if (end < text.length) end = text.lastIndexOf(" ", end) > start ? text.lastIndexOf(" ", end) : end;
  const shown = text.slice(start, end);
  const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
  const nodes = marked(shown, inside.map((hit) => ({ start: hit.start - start, end: hit.end - start })));
  return [start ? "… " : "", ...nodes, end < text.length ? " …" : ""];
}

/* A whole text with the words that were meant marked. */
export function highlighted(text, forms) {
  return marked(text, places(text).filter((place) => forms.has(place.word)));
}

/* Neighbouring words are marked as one: the phrase, not its pieces. */
function marked(text, hits) {
  const runs = [];
  for (const { start, end } of hits) {
    const last = runs.at(-1);
    if (last && (start <= last.end || /^[\s-]+$/.test(text.slice(last.end, start)))) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  const nodes = [];
  let at = 0;
  for (const { start, end } of runs) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  return [...nodes, text.slice(at)];
}
