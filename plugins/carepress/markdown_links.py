"""Markdown links: the addresses in a text, and the text with other ones."""

import re
from collections.abc import Callable

from carepress.source_places import without_code

_ADDRESS = re.compile(
    r"\]\(\s*<(?P<angled>[^<>\n]*)>"
    r"|(?:\]\(\s*|^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?|\b(?:href|src|cite)\s*=\s*[\"']?|<(?=https?://))"
    r"(?P<plain>[^\s<>\"'()]+(?:\([^\s<>\"'()]*\)[^\s<>\"'()]*)*)",
    re.MULTILINE | re.IGNORECASE,
)


def with_addresses(markdown: str, answer: Callable[[str], str]) -> tuple[str, list[int]]:
    """The Markdown with what a function answers for the address of each link and picture, and where it changed.

    What stands in code and in comments is only shown, and stays.
    """
    kept, at, places = list[str](), 0, list[int]()
    for match in _ADDRESS.finditer(without_code(markdown)):
        kind = "plain" if match["plain"] is not None else "angled"
        start, end = match.span(kind)
        found = answer(markdown[start:end])
        if found != markdown[start:end]:
            kept += (markdown[at:start], found)
            at = end
            places.append(start)
    return "".join([*kept, markdown[at:]]), places
