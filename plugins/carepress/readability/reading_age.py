"""The reading age: Flesch–Kincaid grade + 5, as NHS digital services count it."""

from collections import Counter
from collections.abc import Sequence

from carepress.readability.prose import words


def reading_age(sentences: Sequence[str]) -> float:
    """The age at which a reader at school follows these English sentences; ValueError where there are none.

    Our own sentences are counted, because textstat ends one at every full stop, as in “3.5” and “e.g.”, and takes those
    of one or two words for none. Source: Kincaid et al. 1975, Research Branch Report 8-75.
    """
    found = [word for sentence in sentences for word in words(sentence)]
    if not found:
        raise ValueError("there is nothing to read")
    return 0.39 * len(found) / len(sentences) + 11.8 * syllables(found) / len(found) - 15.59 + 5


def syllables(found: Sequence[str]) -> int:
    """How many syllables English words have in all; the parts of “well-being” are counted one by one."""
    import textstat  # noqa: PLC0415  It reads a dictionary for most of a second, which nobody else should wait for

    spoken = Counter(part for word in found for part in word.replace("’", "'").split("-"))
    return sum(times * max(1, textstat.syllable_count(part)) for part, times in spoken.items())
