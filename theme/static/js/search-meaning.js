/* What a word that somebody typed may mean among the words of the index. */
import { distance } from "./folding.js";

const MOST_GROUPS = 12;
const ENDING = 2;
const ANOTHER_FIRST_LETTER = 0.5;

/* Which groups a word means: itself, what begins with it while it is being typed, another form of it, else the words
   closest to it. `told` are those that are marked, and `said` tells that another word was taken for it. */
export async function meaning(index, word, isTyped) {
  const shards = await index.near(word);
  const known = shards.map((shard) => shard.forms.get(word)).find(Boolean);
  const begun = isTyped || !known ? beginning(shards, word) : [];
  const others = begun.filter((group) => group.stem !== known?.stem);
  const groups = [known, ...others].filter(Boolean).slice(0, MOST_GROUPS);
  if (groups.length) return { groups, told: known ? [known] : groups, shards, word, said: false };
  /* Of two words that are equally close, the one with more documents comes first. */
  const entries = shards.flatMap((shard) => [...shard.forms]).sort(([, one], [, other]) => other.count - one.count);
  const forms = entries.map(([form]) => form);
  const kin = ofStem(shards, word);
  const slip = kin && word.length - kin.stem.length <= ENDING ? null : closest(forms, word, 1);
  if (kin && !slip) return { ...only([kin], shards), word: kin.forms[0], said: word.length - kin.stem.length > 3 };
  const near = slip ?? closest(forms, word) ?? closest(await index.lexicon(), word);
  const found = near ? await index.near(near) : [];
  const meant = found.map((shard) => shard.forms.get(near)).filter(Boolean).slice(0, 1);
  return { ...only(meant, found), word: near ?? word, said: meant.length > 0 };
}

const only = (groups, shards) => ({ groups, told: groups, shards });

function beginning(shards, word) {
  if (word.length < 2) return [];
  const found = new Map();
  for (const shard of shards) for (const [form, group] of shard.forms) if (form.startsWith(word)) found.set(group.stem, group);
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/* The group whose stem a word begins with, as “ruminates” does with that of “ruminating”. */
function ofStem(shards, word) {
  const groups = shards.flatMap((shard) => [...shard.forms.values()]);
  const kin = groups.filter(({ stem }) => stem.length >= 4 && word.startsWith(stem) && word.length - stem.length <= 4);
  return kin.sort((one, other) => other.stem.length - one.stem.length)[0];
}

/* The closest form, as far as a word of this length may be misspelt. */
function closest(forms, word, limit = 3) {
  const most = Math.min(limit, [4, 9, 12].filter((length) => word.length >= length).length);
  const letters = [...word].sort().join();
  let best = null;
  for (const form of most ? forms : []) {
    const away = distance(word, form, most) + (form[0] === word[0] ? 0 : ANOTHER_FIRST_LETTER);
    /* Another short word is seldom a slip, but letters that changed places are. */
    const isSlip = word.length > 4 || [...form].sort().join() === letters;
    if (away < Math.min(most + 1, best?.away ?? most + 1) && isSlip) best = { form, away };
  }
  return best?.form;
}
