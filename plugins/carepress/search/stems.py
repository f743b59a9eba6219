"""Stems: what the forms of a word have in common, in the language of their page."""

from functools import lru_cache
from typing import Any

import snowballstemmer

from carepress.languages import locale_of

SHORTEST = 3
"""Letters of the shortest word that has endings."""


@lru_cache(maxsize=200_000)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word, such as “rumin” of “ruminating”; the word itself in a language without a stemmer."""
    stemmer = _stemmer(lang) if len(word) >= SHORTEST else None
    return str(stemmer.stemWord(word)) if stemmer else word


@lru_cache
def _stemmer(lang: str) -> Any:
    name = str(locale_of(lang).get_language_name("en")).casefold()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
