// Brings plain words of a page up to date where they stand, which is sooner than a reload, and nothing else moves.

// Scripts may have got hold of anything else, and would not notice that it was replaced.
const PLAIN = `:is(p, ul, ol, li, blockquote, em, strong, q, cite, abbr, time, a, br, meta, title,
  script[type="application/ld+json"]):not([id], [class], [aria-describedby], [data-enhance])`;

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const isPlain = (node) => node.matches(PLAIN) && [...node.querySelectorAll("*")].every((part) => part.matches(PLAIN));
const isSameTag = (one, other) => isElement(one) && isElement(other) && one.cloneNode().isEqualNode(other.cloneNode());

// The nodes that two lists have in common at their beginning.
function shared(some, others) {
  const end = some.findIndex((node, at) => !others[at]?.isEqualNode(node));
  return end < 0 ? some.length : end;
}

// What it takes to make one element another: elements that are `left`, and nodes that `come` in their place, or `after` one.
function changes(former, fresh) {
  if (former.isEqualNode(fresh)) return [];
  const whole = [{ left: [former], come: [fresh] }];
  if (!isSameTag(former, fresh)) return whole;
  const [olds, news] = [[...former.childNodes], [...fresh.childNodes]];
  const start = shared(olds, news);
  const end = Math.min(shared(olds.toReversed(), news.toReversed()), olds.length - start, news.length - start);
  const [left, come] = [olds, news].map((nodes) => nodes.slice(start, nodes.length - end));
  if (left.length === come.length && left.every((node, at) => isSameTag(node, come[at]))) {
    return left.flatMap((node, at) => changes(node, come[at]));
  }
  const after = olds.slice(0, start).findLast(isElement);
  const isOfElements = [...left, ...come].every((node) => isElement(node) || !node.data.trim());
  return isOfElements && (after || left.some(isElement)) ? [{ left: left.filter(isElement), come, after }] : whole;
}

// The element of this page that is still as it was sent; none where a script has changed it.
function standing(element) {
  const equal = (page) => [...page.getElementsByTagName(element.localName)].filter((one) => one.isEqualNode(element));
  const [sent, here] = [equal(element.ownerDocument), equal(document)];
  return sent.length === here.length ? here[sent.indexOf(element)] : undefined;
}

/** Whether this page, which was sent as `former`, is as `fresh` now; where that takes more than words, nothing is done. */
export function bringUpToDate(former, fresh) {
  const found = changes(former.documentElement, fresh.documentElement);
  const isSafe = ({ left, come }) => [...left, ...come].filter(isElement).every(isPlain);
  const places = found.map(({ left, after }) => (left.length ? left : [after]).map(standing));
  if (!found.every(isSafe) || !places.flat().every(Boolean)) return false;
  found.forEach(({ left, come }, at) => {
    places[at].at(-1).after(...come.map((node) => document.importNode(node, true)));
    if (left.length) places[at].forEach((element) => element.remove());
  });
  return true;
}
