/* The words that somebody typed, however they were typed. */
const LETTERS = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", "@": "a", $: "s", "!": "i" };
const APOSTROPHES = /[\u0027\u0060\u00b4\u2018\u2019\u02bc\uff07]/g;

/* The words of a text without capitals, accents, apostrophes and signs; letters set apart stand together again. */
export function words(text) {
  const plain = text.replace(APOSTROPHES, "").normalize("NFKD").replace(/\p{M}/gu, "").replace(/\*/g, "").toLowerCase();
  const spelt = plain.replace(/[\p{L}\d@$!]*\p{L}[\p{L}\d@$!]*/gu, (word) => word.replace(/!+$/, "").replace(/[013450@$!]/g, (sign) => LETTERS[sign]));
  return together(spelt.match(/[\p{L}\p{N}]+/gu) ?? []);
}

function together(found) {
  const isLetter = (word) => word !== undefined && [...word].length === 1;
  const ends = (at) => (isLetter(found[at]) ? ends(at + 1) : at);
  const joined = [];
  for (let at = 0; at < found.length; at++) {
    const end = ends(at);
    joined.push(end - at > 3 ? found.slice(at, end).join("") : found[at]);
    if (end - at > 3) at = end - 1;
  }
  return joined;
}

/* The words that were typed as one, where all are words of the list. */
export function apart(word, single) {
  if (!word) return [];
  for (let end = single.has(word) ? word.length : word.length - 1; end > 0; end--) {
    const isWord = (end > 1 || word[0] === "i") && single.has(word.slice(0, end));
    const others = isWord && apart(word.slice(end), single);
    if (others) return [word.slice(0, end), ...others];
  }
  return null;
}
