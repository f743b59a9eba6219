/* Whether words that somebody types tell of danger. They are looked at on this device alone, and kept nowhere. */
import { apart, words } from "./typed-words.js";
import { isSlip } from "./slip.js";

const PHRASES = ["danger", "alone", "topic", "fear", "worry", "figure"];

/* The list made ready for `crisisLevel`, which is asked at every letter typed. */
export function prepared(list) {
  const same = Object.entries(list.same).map(([word, others]) => [word, others.map((other) => words(other))]);
  const known = { same, filler: wordsOf(list.filler), own: wordsOf(list.own), never: wordsOf(list.never), met: new Map() };
  for (const kind of PHRASES) known[kind] = list[kind].map((phrase) => spoken(words(phrase), known));
  const single = [...PHRASES.flatMap((kind) => list[kind]), ...list.filler, ...Object.values(list.same).flat()];
  return { ...known, reading: wordsOf(list.reading), single: wordsOf(single) };
}

/* "urgent" where somebody may be in danger, "quiet" where somebody reads about it or is troubled, otherwise "". */
export function crisisLevel(query, known) {
  const typed = words(query).flatMap((word) => (isKnown(word, known) ? [word] : apart(word, known.single)) ?? [word]);
  const said = spoken(typed, known);
  const isSaid = (phrase) => place(said, phrase, known) >= 0;
  const isWhole = (phrase) => phrase.length === said.length && isSaid(phrase);
  const isAlone = known.alone.some(isWhole);
  for (const figure of known.figure) takeOut(said, figure, known);
  const isAfraid = known.fear.map((fear) => takeOut(said, fear, known)).some(Boolean);
  if (isAlone || known.danger.some(isSaid)) return "urgent";
  if (!known.topic.some(isSaid)) return isAfraid || known.worry.some(isSaid) ? "quiet" : "";
  return typed.some((word) => known.reading.has(word)) && !typed.some((word) => known.own.has(word)) ? "quiet" : "urgent";
}

const isKnown = (typed, known) => [...known.single].some((word) => word.length > 5 && isLike(word, typed, known));

const wordsOf = (phrases) => new Set(phrases.flatMap(words));

/* Words as the list knows them: each by the one that stands for its like, and none that only fills. */
function spoken(typed, known) {
  const said = [];
  for (let at = 0; at < typed.length; ) {
    const [word, length] = likeness(typed, at, known);
    said.push(...word.split(" "));
    at += length;
  }
  return said.filter((word) => !known.filler.has(word));
}

function likeness(typed, at, known) {
  for (const [word, others] of known.same)
    for (const other of others) if (other.every((one, index) => at + index < typed.length && isLike(one, typed[at + index], known))) return [word, other.length];
  return [typed[at], 1];
}

/* Where the words of a phrase follow each other; -1 where they do not. */
function place(said, phrase, known) {
  const isSplit = (at) => phrase.length === 1 && phrase[0].length > 5 && said[at] + said[at + 1] === phrase[0];
  const begins = (at) => phrase.every((word, index) => at + index < said.length && isLike(word, said[at + index], known));
  return said.findIndex((_, at) => begins(at) || isSplit(at));
}

/* Whether a phrase was there; nothing stands in its place, which no other phrase meets. */
function takeOut(said, phrase, known) {
  const at = place(said, phrase, known);
  if (at >= 0) said.splice(at, phrase.length, "");
  return at >= 0;
}

/* Whether somebody may have meant a word; what it came to is known for as long as the page is open. */
function isLike(word, typed, known) {
  if (word === typed || word[0] !== typed[0]) return word === typed;
  const key = `${word} ${typed}`;
  if (!known.met.has(key)) known.met.set(key, !known.never.has(typed) && isSlip(word, typed));
  return known.met.get(key);
}
