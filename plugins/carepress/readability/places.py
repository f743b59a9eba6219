"""Places: where in the Markdown source the sentences of a page begin."""

import re
from collections.abc import Iterator, Sequence

from carepress.finding import place_at

BEGINNING = 6
"""So many words tell one sentence from another."""

# What stands in the source but not in the text: addresses of links, citations, attributes, comments and entities.
_UNSEEN = re.compile(
    r"\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\[@[^\[\]]*\]|\[\^[^\[\]\n]*\]|\{[^{}\n]*\}|`[^`\n]*`|<[^<>]*>|&#?\w+;"
)
_PIECE = re.compile(r"[^\W_]+")


def places(markdown: str, sentences: Sequence[str], first_line: int = 1) -> list[tuple[int, int]]:
    """Line and column (from 1) of each sentence, in reading order; one that is not found is where the last one was."""
    text = _UNSEEN.sub(lambda match: " " * len(match[0]), markdown)
    pieces = [(match[0], match.start()) for match in _PIECE.finditer(text)]
    return [place_at(markdown, offset, first_line) for offset in _offsets(pieces, sentences)]


def _offsets(pieces: list[tuple[str, int]], sentences: Sequence[str]) -> Iterator[int]:
    named, at, offset = [piece for piece, _ in pieces], 0, 0
    for sentence in sentences:
        wanted = _PIECE.findall(sentence)[:BEGINNING]
        found = next((n for n in range(at, len(named)) if named[n : n + len(wanted)] == wanted), None)
        if found is not None:
            at, offset = found + len(wanted), pieces[found][1]
        yield offset
