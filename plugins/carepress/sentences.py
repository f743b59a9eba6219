"""Sentences: where each begins and ends in a plain text."""

import re
from collections.abc import Iterator

# A sentence ends where the next begins with a capital, a figure or a quotation mark, so “e.g. this” goes on.
_END = re.compile(r"""(?<=[.!?…])["”’)\]]*\s+(?=["“‘„«(\[]*(?![a-zß-öø-ÿ])\w)""")
_ABBREVIATED = re.compile(r"""(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|cf|pp?|e\.g|i\.e|[A-Z])\.)$""")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order and without gaps but for white space between them."""
    start = 0
    for match in _END.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if not _ABBREVIATED.search(text, start, end):
            yield start, end
            start = match.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence, or of the sentences, that a part of a text stands in."""
    first, last = start, end
    for begins, ends in sentences(text):
        if begins <= start < ends:
            first = begins
        if begins < end <= ends:
            last = ends
    return first, last
