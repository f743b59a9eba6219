/* The index: parts of it are fetched as they are needed, and asked on this device. What is asked goes nowhere. */
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
