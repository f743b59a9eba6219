"""Markdown to HTML, with the extensions that editors expect, and guards against text that would hang the build."""

import itertools
import re
from collections.abc import Mapping

import markdown
from markdown.extensions.footnotes import FootnoteExtension

from carepress.addresses import slug_of
from carepress.finding import Finding, place_at
from carepress.reading.care_cards import CareCards
from carepress.reading.plain_text import Headings, PlainText

MAX_NESTING = 20

_BARE_MARK = re.compile(r"^[ \t]*(?:[-*+#]+|\d+\.)[ \t]*$", re.MULTILINE)

# Python-Markdown takes quadratic time on each of these; the limits keep a page under about a second.
# Each match holds one of the characters named first, and few pages have so many of these that it is worth a search.
DENSE = (
    ("opening square brackets", "[", re.compile(r"\["), 1_500),
    ("tags without an end", "<", re.compile(r"<[A-Za-z][^<>]*(?![^<>]*>)"), 500),
    ("headings", "#=-", re.compile(r"^#{1,6}(?!#)|^(?:=+|-+)[ \t]*$", re.MULTILINE), 1_000),
    ("lines with nothing but a list mark or “#”", "-*+#.", _BARE_MARK, 500),
)
_CODE = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
_INDENTED = " " * 4 * MAX_NESTING
_NESTED = re.compile(rf"^(?:[ \t]*>){{{MAX_NESTING},}}|^(?:[ ]{{4}}|\t){{{MAX_NESTING},}}\S", re.MULTILINE)


class MarkdownText:
    """A converter that is made once and used for every page; `labels` are the words that it puts into the HTML."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        back = labels.get("footnote_back", "↩").replace("{number}", "%d")
        self.converter = markdown.Markdown(
            output_format="html",
            extensions=[
                "tables",
                "def_list",
                "attr_list",
                "abbr",
                "fenced_code",
                "sane_lists",
                FootnoteExtension(BACKLINK_TITLE=back),
                Headings(slugify=lambda text, _separator: slug_of(text) or "section"),
                CareCards(labels),
                PlainText(),
            ],
        )

    def html(self, text: str) -> str:
        """The HTML of a Markdown text; RecursionError where it is nested too deeply to convert."""
        try:
            return self.converter.reset().convert(text)
        finally:
            self.converter.reset()
            self.converter.parser.state.clear()  # which its own reset leaves as an exception left it


def hazard(text: str, source: str, first_line: int) -> Finding | None:
    """What in a Markdown text would make converting it take for ever; such a text is shown as it was typed."""
    if "```" in text or "~~~" in text:
        text = _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    for name, characters, pattern, limit in DENSE:
        matches = pattern.finditer(text) if sum(map(text.count, characters)) > limit else ()
        for match in itertools.islice(matches, limit, None):
            message = f"The page holds more than {limit:,} {name}, too many to be meant as marks."
            return _finding(text, match, source, first_line, "markdown-too-dense", message)
    deep = _NESTED.search(text) if text.count(">") >= MAX_NESTING or "\t" in text or _INDENTED in text else None
    if deep is None:
        return None
    message = f"Lists or quotations are nested more than {MAX_NESTING} deep here."
    return _finding(text, deep, source, first_line, "markdown-too-deep", message)


def _finding(text: str, match: re.Match[str], source: str, first_line: int, rule: str, message: str) -> Finding:
    line, column = place_at(text, match.start(), first_line)
    return Finding(source, line, column, rule, message, "Split the page, make it flatter, or set this part as code.")
