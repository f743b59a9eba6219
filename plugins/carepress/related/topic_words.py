"""Topic words: the words that make two pages alike, as readers know them."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from carepress.languages import locale_of
from carepress.related.term_weights import SMALL_SITE, Matrix, frequencies, with_columns
from carepress.related.words import Words

MOST = 2
LETTERS = 5
"""Shorter words are seldom what a page is about."""
RARE_SHARE = 0.1
"""Words on more than this share of the pages tell too little of what two of them have in common."""
REPEATED_SHARE = 0.33
"""On this share of the pages that have it, a word for a subject comes back; a turn of phrase seldom does.

Church and Gale, Inverse Document Frequency: A Measure of Deviations from Poisson, 1995.
"""
_PAIRS_AT_ONCE = 20_000


class TopicWords:
    """What pages are about in single words; a small site has too few pages to tell which words are about something."""

    def __init__(self, words: Words, counts: Matrix, languages: Iterable[str]) -> None:
        pages, on = counts.shape[0], frequencies(counts)
        calendar = {name for language in languages for name in _calendar(language)}
        is_topic = np.array([len(word) >= LETTERS and word not in calendar for word in words.words], np.bool_)
        repeated = counts.copy()
        repeated.data *= repeated.data > 1
        repeated.eliminate_zeros()
        often = frequencies(repeated)
        is_topic &= (often > 1) & (often >= on * REPEATED_SHARE) & (on <= pages * RARE_SHARE)
        kept = is_topic & (pages > SMALL_SITE)
        self._vectors = with_columns(repeated, kept)
        rarity = np.log(pages / on[kept])
        self._vectors.data = (1 + np.log(self._vectors.data)) * rarity[self._vectors.indices]
        self._words = [words.as_written[at] for at in np.flatnonzero(kept)]

    def shared(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
        """For each pair of pages up to two words that both use repeatedly and few others do, the most telling first."""
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            left, right = np.array(pairs[start : start + _PAIRS_AT_ONCE]).T
            products = self._vectors[left].multiply(self._vectors[right]).tocoo()
            order = np.lexsort((products.col, -np.round(products.data, 6), products.row))
            bounds = np.searchsorted(products.row[order], np.arange(len(left) + 1)).tolist()
            columns = products.col[order].tolist()
            for begin, end in itertools.pairwise(bounds):
                yield self._best(columns[begin:end])

    def _best(self, columns: Iterable[int]) -> tuple[str, ...]:
        found: list[str] = []
        for word in (self._words[column] for column in columns):
            if not any(word[:LETTERS].casefold() == other[:LETTERS].casefold() for other in found):
                found.append(word)
                if len(found) == MOST:
                    break
        return tuple(found)


def _calendar(language: str) -> set[str]:
    """The names of months and days."""
    locale = locale_of(language)
    names = [name for kind in (locale.months, locale.days) for name in kind["format"]["wide"].values()]
    return {part for name in names for part in re.findall(r"\w+", name.casefold())}
