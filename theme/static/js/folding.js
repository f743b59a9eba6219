/* Words as they are compared, whatever their case, accents and apostrophes: as folding.py does when the index is made. */
const APOSTROPHES = /['’‘ʼ`´]/g;
const SIGNS = "\u0900-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3";
const WORD = new RegExp(`[\\p{L}\\p{N}${SIGNS}]+`, "gu");
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const SPELLINGS = { ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/g;
/* A word with its accents and apostrophes, as it stands in a text. */
const WRITTEN = new RegExp(`[\\p{L}\\p{N}\\p{M}${SIGNS}'’‘ʼ\`´\u0640]+`, "gu");

const bare = (text) => text.normalize("NFKD").replace(MARKS, "");

export function folded(text) {
  const plain = bare(bare(text.replace(APOSTROPHES, "")).toLowerCase()).normalize("NFC");
  return plain.replace(/[ßςæœøłđı]/g, (letter) => SPELLINGS[letter]);
}

/* Scripts that put no spaces between words count in pairs of neighbouring letters. */
function parts(word) {
  const found = [];
  let at = 0;
  for (const { 0: run, index } of word.matchAll(UNSPACED)) {
    if (index > at) found.push(word.slice(at, index));
    for (let place = 0; place < Math.max(1, run.length - 1); place++) found.push(run.slice(place, place + 2));
    at = index + run.length;
  }
  if (at < word.length) found.push(word.slice(at));
  return found;
}

export const words = (text) => (folded(text).match(WORD) ?? []).flatMap(parts);

/* The words of a text with the places where they stand in it; parts of one word share its place. */
export function places(text) {
  const found = [];
  for (const { 0: written, index } of text.matchAll(WRITTEN)) {
    const isUnspaced = written.search(UNSPACED) >= 0;
    const pieces = isUnspaced ? [...written].map((_, at) => [at, written.slice(at, at + 2)]) : [[0, written]];
    for (const [at, piece] of pieces) {
      for (const word of words(piece)) found.push({ word, start: index + at, end: index + at + piece.length });
    }
  }
  return found;
}

/* How many letters are wrong, missing, too many or exchanged with their neighbour (optimal string alignment). */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return row[other.length];
}
