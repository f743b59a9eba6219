/* Whether one word may be a slip for another: a letter twice, two changed about, one left out, added or mistaken. */
export function isSlip(word, typed) {
  const once = (text) => text.replace(/(.)\1+/gu, "$1");
  if (once(word) === once(typed)) return true;
  if (word.length < 3 || Math.abs(word.length - typed.length) > 2) return false;
  const far = distance(word, typed);
  const isMixedUp = [...word].sort().join() === [...typed].sort().join();
  if (word.length < 5) return far === 1 && (isMixedUp || (word.length === 4 && typed.length !== 4));
  return far <= (word.length > 6 ? 2 : 1);
}

/* How many letters lie between two words, neighbours that changed places counting as one. */
function distance(one, other) {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const crossed = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? rows[i - 2][j - 2] + 1 : Infinity;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + !isSame, crossed);
    }
  }
  return rows[one.length][other.length];
}
