"""Similarity: how alike two pages' words are, by TF-IDF and the cosine, and which words make them so."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

TITLE_WEIGHT = 3
COMMON_SHARE = 0.25
"""Words on more than this share of a large site's pages say nothing about any of them."""
SMALL_SITE = 20
TOPIC_LETTERS = 5
"""Shorter words are seldom what a page is about."""

_WORD = re.compile(r"[^\W\d_]{3,}")

Vector = Mapping[str, float]


def term_counts(title: str, text: str) -> Counter[str]:
    """How often each word of three letters or more occurs; those of the title count several times."""
    counts = Counter(_WORD.findall(text.casefold()))
    for word in _WORD.findall(title.casefold()):
        counts[word] += TITLE_WEIGHT
    return counts


class Similarity:
    """Cosine similarities of texts, given as term counts, from an index of which text holds which word."""

    def __init__(self, texts: Sequence[Counter[str]]) -> None:
        frequency = Counter(word for counts in texts for word in counts)
        most = len(texts) * COMMON_SHARE if len(texts) > SMALL_SITE else len(texts) - 1
        self._texts, self._frequency = texts, frequency
        self._weight = {w: math.log(len(texts) / n) for w, n in frequency.items() if 1 < n <= most}
        self.vectors = [self._vector(counts) for counts in texts]

    def _vector(self, counts: Counter[str]) -> Vector:
        raw = {w: (1 + math.log(n)) * self._weight[w] for w, n in counts.items() if w in self._weight}
        length = math.sqrt(math.fsum(value * value for value in raw.values())) or 1.0
        return {word: value / length for word, value in raw.items()}

    @cached_property
    def _index(self) -> Mapping[str, list[tuple[int, float]]]:
        index: dict[str, list[tuple[int, float]]] = {}
        for number, vector in enumerate(self.vectors):
            for word, value in vector.items():
                index.setdefault(word, []).append((number, value))
        return index

    def to_all(self, number: int) -> dict[int, float]:
        """The similarity (0 to 1) of one text to every other that shares a word with it, by the other's number."""
        found: dict[int, float] = {}
        for word, value in self.vectors[number].items():
            for other, weight in self._index[word]:
                found[other] = found.get(other, 0.0) + value * weight
        found.pop(number, None)
        return found

    def shared_words(self, one: int, other: int, most: int = 2) -> tuple[str, ...]:
        """The words that make two texts most alike: long ones that both use repeatedly and few other texts use.

        A small site has too few texts to tell which words are about something, so it has none.
        """
        if len(self._texts) <= SMALL_SITE:
            return ()
        a, b = self.vectors[one], self.vectors[other]
        rare = len(self.vectors) // 10
        shared = [w for w in a if w in b and self._is_topic(w, one, other) and self._frequency[w] <= rare]
        shared.sort(key=lambda word: (-a[word] * b[word], word))
        return tuple(word for at, word in enumerate(shared) if not _is_inflection(word, shared[:at]))[:most]

    def _is_topic(self, word: str, one: int, other: int) -> bool:
        return len(word) >= TOPIC_LETTERS and self._texts[one][word] > 1 and self._texts[other][word] > 1


def _is_inflection(word: str, earlier: Sequence[str]) -> bool:
    """Whether a word begins like an earlier one, as “schemas” does like “schema”."""
    return any(word[:TOPIC_LETTERS] == other[:TOPIC_LETTERS] for other in earlier)
