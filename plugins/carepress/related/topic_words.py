"""Topic words: the words that make two pages alike, as readers know them."""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from carepress.languages import locale_of
from carepress.related.term_counts import Terms
from carepress.related.term_weights import SMALL_SITE, frequencies, with_columns
from carepress.related.words import Integers

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

    def __init__(self, terms: Terms, languages: Iterable[str]) -> None:
        words, counts = terms.words, terms.counts[:, : len(terms.words)]
        pages, on = counts.shape[0], frequencies(counts)
        calendar = {name for language in languages for name in _calendar(language)}
        is_topic = np.array([len(word) >= LETTERS and word not in calendar for word in words], np.bool_)
        repeated = counts.copy()
        repeated.data *= repeated.data > 1
        repeated.eliminate_zeros()
        often = frequencies(repeated)
        is_topic &= (often > 1) & (often >= on * REPEATED_SHARE) & (on <= pages * RARE_SHARE)
        kept = is_topic & (pages > SMALL_SITE)
        self._vectors = with_columns(repeated, kept)
        rarity = np.log(pages / on[kept])
        self._vectors.data = (1 + np.log(self._vectors.data)) * rarity[self._vectors.indices]
        self._words = [terms.as_written[at] for at in np.flatnonzero(kept)]
        beginnings = [word[:LETTERS].casefold() for word in self._words]
        self._beginnings = np.unique(np.array(beginnings, np.str_), return_inverse=True)[1]

    def shared(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
        """For each pair of pages up to two words that both use repeatedly and few others do, the most telling first.

        The second does not begin as the first does: it would be another form of it.
        """
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            left, right = np.array(pairs[start : start + _PAIRS_AT_ONCE]).T
            products = self._vectors[left].multiply(self._vectors[right]).tocoo()
            order = np.lexsort((products.col, -np.round(products.data, 6), products.row))
            row, column = products.row[order], products.col[order]
            first = _firsts(row)
            best = np.full((len(left), 2), -1)
            best[row[first], 0] = column[first]
            others = self._beginnings[column] != self._beginnings[best[row, 0]]
            row, column = row[others], column[others]
            second = _firsts(row)
            best[row[second], 1] = column[second]
            yield from (tuple([self._words[at] for at in found if at >= 0]) for found in best.tolist())


def _firsts(row: Integers) -> npt.NDArray[np.bool_]:
    """Where a new row begins."""
    return np.diff(row, prepend=-1) > 0


def _calendar(language: str) -> set[str]:
    """The names of months and days."""
    locale = locale_of(language)
    names = [name for kind in (locale.months, locale.days) for name in kind["format"]["wide"].values()]
    return {part for name in names for part in re.findall(r"\w+", name.casefold())}
