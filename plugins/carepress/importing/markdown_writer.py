"""The Markdown writer: HTML in Markdown as this site reads it, with every sign kept that readers saw."""

import html
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

_SIGNS = re.compile(r"([\\`*\[\]{}])|(?<!\w)_|_(?!\w)")
_CITED = re.compile(r"\\\[(@[^\[\]\\]+)\\\]")
_ENTITY = re.compile(r"&(?:#|\w+;?)")
_TAG = re.compile(r"<(?=\S)")
_START = re.compile(
    r"^( *)(?:(?P<sign>[#>]|[-+](?=\s|$|-))|(?P<number>\d+)(?P<dot>[.)])(?=\s|$)|(?P<coded>[:~=/]))", re.MULTILINE
)
_INDENT = " " * 4


class MarkdownWriter(MarkdownConverter):
    """Writes what this site's converter reads: entries of lists are four spaces deep, and few signs may be escaped."""

    class Options:
        """What differs from the library's own."""

        heading_style = "atx"
        bullets = "-"
        sub_symbol = "<sub>"
        sup_symbol = "<sup>"
        table_infer_header = True
        keep_inline_images_in = ("td", "th", "p", "li")

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """The text with whatever would be taken for a mark escaped; citations stay what they are."""
        text = _SIGNS.sub(lambda match: f"\\{match[0]}", text)
        # Behind a link's words, “]:” would begin the address of a reference.
        text = _TAG.sub("&lt;", _ENTITY.sub(_plain_entity, _CITED.sub(r"[\1]", text))).replace("\\]:", "&#93;:")
        return text.replace("|", "&#124;") if {"td", "th"} & parent_tags else text

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph whose first sign is taken for what it is."""
        plain = text if el.find("img") else _plain_start(text.strip())
        return str(super().convert_p(el, plain, parent_tags))  # type: ignore[misc]  # its types leave it out

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802  The library's name
        """A heading, with its anchor where a link leads to it."""
        anchor = el.get("data-anchor")
        text = re.sub(r"^#+|#+$", lambda match: "&#35;" * len(match[0]), text.strip())
        return str(super().convert_hN(n, el, f"{text} {{#{anchor}}}" if anchor else text, parent_tags))  # type: ignore[misc]  # its types leave it out

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link, whose address holds nothing that would end it too soon."""
        if el.get("href"):
            el["href"] = quote(str(el["href"]).strip(), safe="/?#&=%:;@+,~!$'*[]{}|^")
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]  # its types leave it out

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture, whose words hold nothing that would end them too soon."""
        words = " ".join(str(el.get("alt") or "").split())
        el["alt"] = re.sub(r"([\[\]\\])", r"\\\1", words)
        return str(super().convert_img(el, text, parent_tags))  # type: ignore[misc]  # its types leave it out

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  The library gives it
        """An entry of a list."""
        text = (text or "").strip()
        parent: Any = el.parent
        if not text or parent is None:
            return "\n"
        start = str(parent.get("start") or "1")
        number = (int(start) if start.isdecimal() else 1) + len(el.find_previous_siblings("li"))
        bullet = f"{number}. " if parent.name == "ol" else "- "
        lines = text.split("\n")
        rest = "".join(f"\n{_INDENT}{line}" if line.strip() else "\n" for line in lines[1:])
        first = next((one for one in el.children if not isinstance(one, NavigableString) or one.strip()), None)
        is_block = isinstance(first, Tag) and first.name in {"p", "ul", "ol", "pre", "blockquote", "table"}
        return f"{bullet}{lines[0] if is_block else _plain_start(lines[0])}{rest}\n"

    def convert_del(self, _el: Tag, text: str, parent_tags: set[str]) -> str:
        """Words that were struck out."""
        return f"<del>{text}</del>" if text.strip() and "_noformat" not in parent_tags else text

    convert_s = convert_del
    convert_strike = convert_del

    def convert_q(self, _el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  The library gives it
        """A short quotation."""
        return f"“{text}”"


def _plain_entity(match: re.Match[str]) -> str:
    """What looks like a character's name, so that it is read as it stands; a company's “&” is none."""
    is_plain = match[0] != "&#" and html.unescape(match[0]) == match[0]
    return match[0] if is_plain else f"&amp;{match[0][1:]}"


def _plain_start(text: str) -> str:
    """A paragraph with the beginning of each line escaped that would be taken for a heading, a list or a card."""

    def escaped(match: re.Match[str]) -> str:
        if match["sign"]:
            return f"{match[1]}\\{match['sign']}"
        if match["number"]:
            return f"{match[1]}{match['number']}\\{match['dot']}"
        return f"{match[1]}&#{ord(match['coded'])};"

    return _START.sub(escaped, text)


def markdown_of(soup: BeautifulSoup, notes: Sequence[Tag]) -> str:
    """The Markdown of a document and its footnotes."""
    writer = MarkdownWriter()
    parts = [writer.convert_soup(soup)]
    for number, note in enumerate(notes, 1):
        text = writer.convert_soup(BeautifulSoup(f"<div>{note.decode_contents()}</div>", "lxml")).strip()
        lines = text.split("\n")
        rest = "".join(f"\n{_INDENT}{line}" if line.strip() else "\n" for line in lines[1:])
        parts.append(f"[^{number}]: {lines[0]}{rest}")
    text = "\n\n".join(part.strip("\n") for part in parts)
    text = re.sub("\ue000(\\d+)\ue001", r"[^\1]", text)
    text = re.sub(r"^[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
