"""Stems: what the forms of a word have in common, in the language of their page."""

from functools import cache
from typing import Any

import Stemmer

from carepress.languages import locale_of

SHORTEST = 3
"""Letters of the shortest word that has endings."""

Form = tuple[str, str]
"""A folded word and its language."""


def stem(word: str, lang: str) -> str:
    """The stem of a folded word, such as “rumin” of “ruminating”; the word itself in a language without a stemmer."""
    stemmer = _stemmer(lang) if len(word) >= SHORTEST else None
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(lang: str) -> Any:
    name = str(locale_of(lang).get_language_name("en")).casefold()
    return Stemmer.Stemmer(name) if name in Stemmer.algorithms() else None
