/* The index: parts of it are fetched as they are needed, and asked on this device. What is asked goes nowhere. */
import { distance } from "./folding.js";

const MOST_GROUPS = 12;
const ANOTHER_FIRST_LETTER = 0.5;

/* The index at an address; each part that could not be fetched is asked for anew the next time. */
export async function opened(address) {
  const fetched = new Map();
  const get = (name) => {
    if (!fetched.has(name)) fetched.set(name, read(new URL(name, new URL(address, location.href))));
    const answer = fetched.get(name);
    answer.catch(() => fetched.delete(name));
    return answer;
  };
  const start = await get("start.json");
  const facets = start.facets.flatMap(([count, kind, lang, ...strategies]) => Array(count).fill({ kind, lang, strategies }));
  /* The first document of each part of the texts. */
  const texts = start.texts.flatMap(([parts, size]) => Array(parts).fill(size)).map(((at) => (size) => (at += size) - size)(0));
  const part = (list, wanted) => {
    const after = list.findIndex((first) => first > wanted);
    return after < 0 ? list.length - 1 : Math.max(0, after - 1);
  };
  const shard = (number) => get(`words-${number}.json`).then(prepared);
  return {
    facets,
    /* The shards in which a word, and all that begin with it, may stand: two at most. */
    near(word) {
      const [first, last] = [part(start.words, word), part(start.words, `${word}\uffff`)];
      return Promise.all([...new Set([first, Math.min(last, first + 1)])].map(shard));
    },
    lexicon: () => (start.words.length > 1 ? get("lexicon.json") : []),
    async document(number) {
      const at = part(texts, number);
      return (await get(`texts-${at}.json`))[number - texts[at]];
    },
    idf: (group) => Math.max(0.02, Math.log(facets.length / group.count)),
  };
}

async function read(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return answer.json();
}

/* The groups of a shard by their forms, made once. */
function prepared(shard) {
  if (shard.forms) return shard;
  shard.forms = new Map();
  for (const [stem, forms, count, levels] of shard.groups) {
    const group = { stem, forms: forms.split(" "), count, levels };
    for (const form of group.forms) shard.forms.set(form, group);
  }
  return shard;
}

/* Which groups a word means: itself, what begins with it while it is being typed, another form of it, else the words
   closest to it. `told` are those that are marked, and `said` is the word that was taken for a misspelt one. */
export async function meaning(index, word, isTyped) {
  const shards = await index.near(word);
  const known = shards.map((shard) => shard.forms.get(word)).find(Boolean);
  const begun = isTyped || !known ? beginning(shards, word) : [];
  const others = begun.filter((group) => group.stem !== known?.stem);
  const groups = [known, ...others].filter(Boolean).slice(0, MOST_GROUPS);
  if (groups.length) return { groups, told: known ? [known] : groups, shards, word, said: "" };
  const forms = shards.flatMap((shard) => [...shard.forms.keys()]);
  const kin = forms.filter((form) => isKin(form, word)).sort((one, other) => one.length - other.length)[0];
  const near = closest(forms, word, 1) ?? kin ?? closest(forms, word) ?? closest(await index.lexicon(), word);
  const found = near ? await index.near(near) : [];
  const group = found.map((shard) => shard.forms.get(near)).find(Boolean);
  const meant = group ? [group] : [];
  return { groups: meant, told: meant, shards: found, word: near ?? word, said: group && near !== kin ? near : "" };
}

function beginning(shards, word) {
  if (word.length < 2) return [];
  const found = new Map();
  for (const shard of shards) for (const [form, group] of shard.forms) if (form.startsWith(word)) found.set(group.stem, group);
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/* Whether two words differ in their endings alone, as “ruminates” and “ruminating” do. */
function isKin(form, word) {
  let same = 0;
  while (same < word.length && form[same] === word[same]) same++;
  return same >= 4 && word.length - same <= 3 && form.length - same <= 3;
}

/* The closest form, as far as a word of this length may be misspelt. */
function closest(forms, word, limit = 3) {
  const most = Math.min(limit, word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 11 ? 2 : 3);
  let best = null;
  for (const form of most ? forms : []) {
    const away = distance(word, form, most) + (form[0] === word[0] ? 0 : ANOTHER_FIRST_LETTER);
    if (away < Math.min(most + 1, best?.away ?? most + 1)) best = { form, away };
  }
  return best?.form;
}
