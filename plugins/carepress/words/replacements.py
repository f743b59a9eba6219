"""Replacements: the one right answer to a word that should not stand in a text, spelt as the word was."""

import re
from collections.abc import Mapping

from carepress.edit import Edit
from carepress.phrase_finder import folded_phrase


def typed(text: str, offset: int, words: str) -> str:
    """Words as they are typed at an offset of a text, where a line may end between them; "" where others stand there.

    Marks between them, such as those of bold type, make them others: it would not be clear where the marks should go.
    """
    match = re.compile(r"\s+".join(map(re.escape, words.split()))).match(text, max(offset, 0))
    return match[0] if match else ""


def replaced(place: tuple[int, int], typed_words: str, words: str, answers: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edit that puts the right answer in the place of typed words, if there is one."""
    answer = answers.get(folded_phrase(words))
    return (Edit(*place, typed_words, _spelt_like(words, answer)),) if answer and typed_words else ()


def _spelt_like(words: str, answer: str) -> str:
    if words.isupper():
        return answer.upper()
    return answer[0].upper() + answer[1:] if words[0].isupper() else answer
