"""Inflections: the forms in which a phrase may stand in running text."""

import re
from collections.abc import Iterator

_VOWELS = "aeiou"
SHORTEST = 3
"""Letters of the shortest word that takes endings: “I” and “go” would become other words."""


def inflections(phrase: str, language: str) -> frozenset[str]:
    """A phrase in small letters and the forms of it that rules can tell, each as one text with single spaces.

    In English, the first word and the last take the endings of plurals, possessives and verbs; irregular forms are the
    vocabulary's. Forms that are no words do no harm, as nobody writes them. In other languages a phrase stands for
    itself and its plural in “s”.
    """
    words = phrase.split()
    if not words:
        return frozenset()
    forms = _english if language == "en" else _plural
    last = (" ".join((*words[:-1], form)) for form in forms(words[-1]) if len(words[-1]) >= SHORTEST)
    first = (" ".join((form, *words[1:])) for form in forms(words[0]) if len(words[0]) >= SHORTEST)
    return frozenset({phrase, *last, *first})


def _plural(word: str) -> Iterator[str]:
    yield from (word + ending for ending in ("s", "es"))


def _english(word: str) -> Iterator[str]:
    """The regular endings of a noun and of a verb, by the rules of spelling in Quirk et al. (1985), 3.5 to 3.9."""
    yield from _plural(word)
    yield from (word + ending for ending in ("'s", "s'"))
    if re.search(rf"[^{_VOWELS}]y$", word):
        yield from (word[:-1] + "ies", word[:-1] + "ied")
    stem = word.removesuffix("e")
    yield from (stem + ending for ending in ("ed", "ing"))
    if re.search(rf"[^{_VOWELS}][{_VOWELS}][^{_VOWELS}wxy]$", word):
        yield from (word + word[-1] + ending for ending in ("ed", "ing"))
