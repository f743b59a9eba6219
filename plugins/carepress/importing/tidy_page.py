"""Tidy pages: headings, anchors, tables and spaces of a document, as a page of this site has them."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from carepress.addresses import slug_of
from carepress.importing.document import Document

HEADINGS = re.compile(r"h[1-6]")
_UNSEEN = re.compile(r"[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[\u00a0\u2007\u202f]")


def take_title(found: Document) -> None:
    """Take the title out of a document's text, and what nobody sees or means: odd spaces, bold in headings."""
    for text in found.soup.find_all(string=True):
        plain = _SPACES.sub(" ", _UNSEEN.sub("", str(text)))
        plain = plain if text.find_parent("pre") else re.sub(r"\s+", " ", plain)
        if plain != text and type(text) is NavigableString:
            text.replace_with(plain)
    for tag in found.soup.find_all(HEADINGS):
        for strong in tag.find_all(["strong", "b"]):
            strong.unwrap()
        if not tag.get_text().strip() and not tag.find("img"):
            tag.unwrap()
    _take_title(found)


def tidy(found: Document) -> None:
    """Lead links to headings, begin these one level below the title, and fill tables, in place."""
    _lead_to_headings(found.soup)
    _level(found.soup)
    for table in found.soup.find_all("table"):
        _fill(found.soup, table)


def _take_title(found: Document) -> None:
    """The title is a heading that is marked so, or the only main one, if the text begins with it or the file says so.

    A paragraph at the beginning that says no more than the title goes.
    """
    main = found.soup.find_all("h1")
    marked = [tag for tag in main if "title" in (tag.get("class") or [])]
    begins = len(main) == 1 and (_says(found.title, main[0]) or not _before(main[0]))
    title = marked[0] if marked else main[0] if begins else None
    if title is not None:
        found.title = " ".join(title.get_text().split()) or found.title
        title.decompose()
    first = found.soup.find(
        lambda tag: tag.name in {"p", "div"} and not tag.find(["p", "div"]) and tag.get_text().strip()
    )
    if isinstance(first, Tag) and found.title and " ".join(first.get_text().split()) == found.title:
        first.decompose()


def _says(title: str, heading: Tag) -> bool:
    words = " ".join(heading.get_text().split())
    return bool(words) and words.casefold() in title.casefold()


def _before(heading: Tag) -> str:
    """The text before a heading."""
    return "".join(str(text) for text in heading.find_all_previous(string=True)).strip()


def _lead_to_headings(soup: BeautifulSoup) -> None:
    """Give an anchor to each heading that a link within the text leads to; other such links lose their address."""
    for link in soup.find_all("a", href=re.compile("^#")):
        name = str(link["href"])[1:]
        target = (soup.find(id=name) or soup.find("a", attrs={"name": name})) if name else None
        heading = None
        if isinstance(target, Tag):
            heading = target if HEADINGS.fullmatch(target.name) else target.find_parent(HEADINGS)
        if heading is None:
            link.unwrap()
        else:
            heading["data-anchor"] = heading.get("data-anchor") or slug_of(heading.get_text())[:60].strip("-") or "part"
            link["href"] = f"#{heading['data-anchor']}"


def _level(soup: BeautifulSoup) -> None:
    """Headings begin at the second level, and none is more than one level below the one before it."""
    headings = soup.find_all(HEADINGS)
    above: list[int] = []
    for tag in headings:
        level = int(tag.name[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        tag.name = f"h{min(len(above) + 1, 6)}"


def _fill(soup: BeautifulSoup, table: Tag) -> None:
    """Give a table all its cells: what spans several rows has an empty cell in each further one."""
    waiting: dict[int, int] = {}
    for row in table.find_all("tr"):
        column = 0
        for cell in [*row.find_all(["td", "th"], recursive=False), None]:
            while waiting.get(column):
                waiting[column] -= 1
                empty = soup.new_tag("td")
                if cell is not None:
                    cell.insert_before(empty)
                else:
                    row.append(empty)
                column += 1
            if cell is not None:
                width = _span(cell, "colspan")
                waiting |= {at: _span(cell, "rowspan") - 1 for at in range(column, column + width)}
                column += width


def _span(cell: Tag, name: str) -> int:
    written = str(cell.get(name) or "1")
    return min(max(int(written), 1), 1000) if written.isdecimal() else 1
