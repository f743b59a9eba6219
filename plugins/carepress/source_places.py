"""Source places: where in the Markdown source the words of a page stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote

from carepress.finding import place_at

BEGINNING = 6
"""So many words tell one sentence from another."""

# What stands in the source but not in the text: addresses of links, citations, attributes, comments and entities.
_UNSEEN = re.compile(
    r"\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\[@[^\[\]]*\]|\[\^[^\[\]\n]*\]|\{[^{}\n]*\}|`[^`\n]*`|<[^<>]*>|&#?\w+;"
)
_PIECE = re.compile(r"[^\W_]+")

_CODE = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+).*?^ {0,3}(?P=fence)|<!--.*?-->"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_CODE_MARKS = ("`", "~~~", "<!--")
_BEFORE_ADDRESS = r"(?:\]\(\s*<?|^ {0,3}\[[^\[\]\n]+\]:\s*<?|\b(?:href|src|cite)\s*=\s*[\"']?|<)"


def without_code(markdown: str) -> str:
    """The Markdown, character by character, with spaces for code and comments: what stands there is only shown."""
    # Most texts hold neither, and the pattern is tried at each of their characters.
    if not any(sign in markdown for sign in ("`", "~~~", "<!--")):
        return markdown
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def address_place(markdown: str, spellings: Sequence[str], occurrence: int) -> int | None:
    """The offset at which an address is written for the n-th time, or the last; None where no link or image has it."""
    either = "|".join(map(re.escape, dict.fromkeys(spellings)))
    pattern = re.compile(rf"{_BEFORE_ADDRESS}(?P<address>{either})(?=[\s)>\"']|$)", re.MULTILINE | re.IGNORECASE)
    found = [match.start("address") for match in pattern.finditer(without_code(markdown))]
    return found[min(occurrence, len(found)) - 1] if found else None


def file_place(markdown: str, path: str) -> int | None:
    """The offset of the first address, however written, of a file of the content folder; None where none is.

    Of addresses that end like the file's path, the one that agrees with more of it is taken.
    """
    text, parts = without_code(markdown), path.split("/")
    for number in range(len(parts)):
        end = "/".join(parts[number:])
        either = "|".join(map(re.escape, dict.fromkeys((end, quote(end)))))
        pattern = rf"{_BEFORE_ADDRESS}(?P<address>(?:[^\s()<>\"']*[/}}])?(?:{either}))(?=[\s)>\"'?#]|$)"
        found = re.search(pattern, text, re.MULTILINE | re.IGNORECASE)
        if found:
            return found.start("address")
    return None


@lru_cache(maxsize=64)
def _pieces(markdown: str) -> tuple[Sequence[str], Sequence[int]]:
    """The words that a reader sees, and their offsets; several features ask for the same pages one after another."""
    text = _UNSEEN.sub(lambda match: " " * len(match[0]), markdown)
    found = [*_PIECE.finditer(text)]
    return [match[0] for match in found], [match.start() for match in found]


class SourcePlaces:
    """The words of a Markdown source with their places; its first line has the number `first_line`."""

    def __init__(self, markdown: str, first_line: int = 1) -> None:
        self._words, self._offsets = _pieces(markdown)
        self._markdown, self._first_line = markdown, first_line

    def sentences(self, sentences: Sequence[str]) -> list[tuple[int, int]]:
        """Line and column (from 1) of each, in reading order; one that is not found is where the last one was."""
        return [place_at(self._markdown, offset, self._first_line) for offset in self._beginnings(sentences)]

    def _beginnings(self, sentences: Sequence[str]) -> Iterator[int]:
        at, offset = 0, 0
        for sentence in sentences:
            wanted = _PIECE.findall(sentence)[:BEGINNING]
            found = self._find(wanted, at)
            if found is not None:
                at, offset = found + len(wanted), self._offsets[found]
            yield offset

    def words(self, before: str, words: str) -> tuple[int, int]:
        """Line and column of words that stand after others in their sentence; the first line where they do not."""
        wanted, leading = _PIECE.findall(words), _PIECE.findall(before)[-BEGINNING:]
        for length in range(len(leading), -1, -1):
            found = self._find([*leading[len(leading) - length :], *wanted])
            if found is not None:
                return place_at(self._markdown, self._offsets[found + length], self._first_line)
        return self._first_line, 1

    def _find(self, wanted: Sequence[str], start: int = 0) -> int | None:
        """The number of the word from which on the wanted words stand; None where they do not, or are none."""
        ends = range(start, len(self._words) - len(wanted) + 1) if wanted else ()
        return next((n for n in ends if self._words[n : n + len(wanted)] == [*wanted]), None)
