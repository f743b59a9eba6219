/* Which documents answer a query: those of a phrase of the vocabulary first, then those that are most about its words. */
import { meaning } from "./search-meaning.js";
import { words } from "./folding.js";

const PHRASE = 40;
const SPEAKS = 6;
/* The share of what all words tell that a document must have; less where few have as much. */
const ENOUGH = [0.55, 0.35, 0.2];
const FEW = 3;

/* The numbers of the documents, the best first, the groups that each word means, and in `said` the query as it was
   understood where a word was misspelt. */
export async function ranked(index, query, lang) {
  const typed = words(query);
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(query);
  const meant = await Promise.all(typed.map((word, at) => meaning(index, word, isOpen && at === typed.length - 1)));
  const { scores, shares, whole } = weighed(index, meant);
  const having = (enough) => [...shares.values()].filter((share) => share >= enough * whole).length;
  const least = whole * (ENOUGH.find((enough) => having(enough) >= FEW) ?? ENOUGH.at(-1));
  for (const [number, score] of scores) {
    const own = index.facets[number].lang === lang ? 1 : 0.5;
    if (shares.get(number) >= least) scores.set(number, score * (shares.get(number) / whole) ** 2 * own);
    else scores.delete(number);
  }
  const add = (number, score) => scores.set(number, (scores.get(number) ?? 0) + score);
  for (const { number, length, mentions } of phrases(meant)) {
    add(number, PHRASE * length * whole);
    for (const other of mentions) add(other, SPEAKS * whole);
  }
  const numbers = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([number]) => number);
  const said = meant.some((one) => one.said) ? meant.map((one) => one.word).join(" ") : "";
  return { numbers, said, groups: meant.map((one) => one.told) };
}

/* By document: how much it is about all words together, and which share of them it has at all, of the whole weight. */
function weighed(index, meant) {
  const [scores, shares] = [new Map(), new Map()];
  const add = (scale, number, score) => scale.set(number, (scale.get(number) ?? 0) + score);
  let whole = 0;
  for (const { groups } of meant.filter((one) => one.groups.length)) {
    const weight = index.idf(groups[0]);
    whole += weight;
    const best = new Map();
    groups.forEach((group, place) => {
      for (const [number, level] of postings(group)) {
        best.set(number, Math.max(best.get(number) ?? 0, (weight * level) / (place ? 2 : 1)));
      }
    });
    for (const [number, score] of best) {
      add(scores, number, score);
      add(shares, number, weight);
    }
  }
  /* Two words that some write as one. */
  meant.slice(1).forEach(({ word }, at) => {
    const compound = meant[at].shards.map((shard) => shard.forms.get(meant[at].word + word)).find(Boolean);
    for (const [number, level] of compound ? postings(compound) : []) {
      if (scores.has(number)) add(scores, number, index.idf(compound) * level);
    }
  });
  return { scores, shares, whole };
}

function* postings(group) {
  for (const [level, ...steps] of group.levels) {
    let number = 0;
    for (const step of steps) yield [(number += step), level];
  }
}

/* The longest phrases of the vocabulary in what is meant, each with its document and those that speak of the same. */
function phrases(meant) {
  const stems = meant.map(({ groups, word }) => groups[0]?.stem ?? word);
  const found = [];
  for (let from = 0; from < stems.length; from++) {
    for (let to = stems.length; to > from; to--) {
      const shard = meant[from].shards.find(({ phrases }) => stems.slice(from, to).join(" ") in phrases);
      if (!shard) continue;
      const number = shard.phrases[stems.slice(from, to).join(" ")];
      found.push({ number, length: to - from, mentions: shard.mentions[number] ?? [] });
      from = to - 1;
    }
  }
  return found;
}
