"""Stems: what the forms of a word have in common, in the language of their page."""

import itertools
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import snowballstemmer

from carepress.languages import locale_of

SHORTEST = 3
"""Letters of the shortest word that has endings."""
_BEGINNING = 2
"""Forms that begin with the same letters, so many, are asked for together: where one is new, few others are."""
_MANY = 100

Form = tuple[str, str]
"""A folded word and its language."""


def stems(forms: Iterable[Form], each: Callable[..., Mapping[Form, tuple[str, ...]]]) -> dict[Form, str]:
    """The stem of each form; `each` asks a pure function about many things, each known by a key: see `bridge.each`."""
    alike: dict[Form, list[str]] = {}
    for word, lang in sorted(forms):
        alike.setdefault((word[:_BEGINNING], lang), []).append(word)
    found = each(_stems, {(start, lang): (words, lang) for (start, lang), words in alike.items()}, many=_MANY)
    pairs = ((zip(alike[key], itertools.repeat(key[1])), found[key]) for key in alike)
    return {form: one for forms_here, stems_here in pairs for form, one in zip(forms_here, stems_here, strict=True)}


def _stems(words: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(stem(word, lang) for word in words)


@lru_cache(maxsize=200_000)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word, such as “rumin” of “ruminating”; the word itself in a language without a stemmer."""
    stemmer = _stemmer(lang) if len(word) >= SHORTEST else None
    return str(stemmer.stemWord(word)) if stemmer else word


@lru_cache
def _stemmer(lang: str) -> Any:
    name = str(locale_of(lang).get_language_name("en")).casefold()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
