"""Documents: a Markdown file's bytes to its front matter, its HTML and its findings. Nothing is ever dropped."""

import html
import re
from contextlib import suppress
from pathlib import PurePosixPath

from carepress.document import Document
from carepress.file_text import file_text
from carepress.finding import Finding
from carepress.front_matter import FrontMatter
from carepress.front_matter_text import front_matter, head
from carepress.html import depth, word_count
from carepress.page_files import kind_of
from carepress.reading.care_card_marks import misread_cards
from carepress.reading.markdown_text import MarkdownText, hazard
from carepress.reading.sanitising import sanitised

MAX_DEPTH = 100
"""Elements within elements; libxml2 drops what is nested more than 256 deep."""


def document(raw: bytes, source: str, converter: MarkdownText, max_size: int) -> Document:
    """The document in a file's bytes, with a finding for everything that is wrong with it."""
    if len(raw) > max_size:
        message = f"The file has more than {max_size:,} bytes, so its text is not read."
        return _withheld(source, "file-too-large", message, "Split it into several pages.")
    text, findings = file_text(raw, source)
    found = head(text)
    front, front_findings = front_matter(found, source, _title_of(source, found.body))
    findings += front_findings
    has_date = front.date or any(_tells_of_date(finding) for finding in findings)
    if kind_of(source) == "article" and not has_date:
        findings.append(Finding(source, 1, 1, "date-missing", "“date” is missing.", "Add the line “date: YYYY-MM-DD”."))
    if not found.body.strip():
        line, message = found.body_line, "The page has no text."
        findings.append(Finding(source, line, 1, "page-empty", message, "Write its text below the front matter."))
    shown, body_findings = _html(found.body, source, found.body_line, converter)
    return Document(front, shown, found.raw, found.body, (*findings, *body_findings), word_count(shown))


def _tells_of_date(finding: Finding) -> bool:
    return finding.message.startswith("“date”") or finding.rule == "front-matter-unreadable"


def unreadable(source: str, reason: str) -> Document:
    """The document that stands for a file that cannot be opened."""
    message = f"The file cannot be opened: {reason}."
    return _withheld(source, "file-unreadable", message, "Check that it exists and that you may read it.")


def _withheld(source: str, rule: str, message: str, remedy: str) -> Document:
    front = FrontMatter(title=_title_of(source, ""))
    return Document(front, "", "", "", (Finding(source, 1, 1, rule, message, remedy),))


def _title_of(source: str, body: str) -> str:
    """A title for a page that states none: its first heading, else its file's name in words."""
    heading = re.search(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", body, re.MULTILINE)
    words = re.sub(r"[-_]+", " ", PurePosixPath(source).stem).strip()
    return (heading[1].strip() if heading else "") or words[:1].upper() + words[1:] or source


def _html(body: str, source: str, first_line: int, converter: MarkdownText) -> tuple[str, list[Finding]]:
    found = hazard(body, source, first_line)
    if found:
        return _as_typed(body), [found]
    with suppress(RecursionError):
        clean, findings = sanitised(converter.html(body), body, source, first_line)
        if depth(clean) <= MAX_DEPTH:
            return clean, [*findings, *misread_cards(body, source, first_line)]
    message, remedy = "The page is nested too deeply to be converted.", "Make its lists, quotations and tags flatter."
    return _as_typed(body), [Finding(source, first_line, 1, "markdown-too-deep", message, remedy)]


def _as_typed(body: str) -> str:
    return f"<pre>{html.escape(body)}</pre>"
