"""Footnotes: links there and back, as every program writes them, become footnotes of Markdown."""

import re

from bs4 import BeautifulSoup, Tag

MARK = "\ue000{number}\ue001"
"""What stands for a footnote until the text around it is written: signs that no text has."""

_ONLY_MARKS = re.compile("[\\s,;\\[\\]]*(?:\ue000\\d+\ue001[\\s,;\\[\\]]*)+")


def take_footnotes(soup: BeautifulSoup) -> list[Tag]:
    """The notes, in the order in which the text leads to them; a mark stands in the text for each, which leaves it."""
    notes: list[Tag] = []
    numbers: dict[str, int] = {}
    for link in soup.find_all("a", href=True):
        if link.decomposed:
            continue
        address = str(link["href"])
        if address not in numbers and (note := _note(soup, link)) is not None:
            notes.append(note)
            numbers[address] = len(notes)
        if address in numbers:
            above = link.find_parent("sup")
            sign = above if above is not None and above.get_text() == link.get_text() else link
            sign.replace_with(MARK.format(number=numbers[address]))
    for sign in soup.find_all("sup"):
        if _ONLY_MARKS.fullmatch(sign.get_text()):
            sign.unwrap()
    for note in notes:
        _leave(note)
    for rule in soup.find_all("hr") if notes else ():
        if not "".join(str(text) for text in rule.find_all_next(string=True)).strip():
            rule.decompose()
    return notes


def _note(soup: BeautifulSoup, link: Tag) -> Tag | None:
    """The block of the note that a link leads to and that leads back; None where it is no such link."""
    target = _named(soup, str(link["href"]))
    if target is None or target is link:
        return None
    block = (
        target
        if target.name in {"li", "div", "p", "aside", "dd"}
        else target.find_parent(["li", "div", "p", "aside", "dd"])
    )
    if block is None or link in block.descendants:
        return None
    if block.name == "p" and isinstance(block.parent, Tag) and block.parent.name == "div" and _is_alone(block):
        block = block.parent
    names = {link.get("id"), link.get("name"), *(parent.get("id") for parent in link.find_parents(["sup", "span"]))}
    back = [one for one in block.find_all("a", href=True) if str(one["href"]).lstrip("#") in names - {None}]
    for one in back:
        sign = one.parent if one.parent is not None and one.parent.name == "sup" else one
        sign.decompose()
    return block if back else None


def _is_alone(block: Tag) -> bool:
    """Whether a paragraph begins a division made for one note."""
    links = block.parent.find_all("a", href=True) if block.parent else []
    return sum(str(one["href"]).startswith("#") for one in links) == 1


def _named(soup: BeautifulSoup, address: str) -> Tag | None:
    name = address.removeprefix("#")
    if not address.startswith("#") or not name:
        return None
    found = soup.find(id=name) or soup.find("a", attrs={"name": name})
    return found if isinstance(found, Tag) else None


def _leave(note: Tag) -> None:
    """Take a note out of the text, and the list or rule that held it where nothing else is left in it."""
    parent = note.parent
    note.extract()
    while (
        isinstance(parent, Tag)
        and parent.name in {"ol", "ul", "section", "div", "dl"}
        and not parent.get_text().strip()
    ):
        if parent.find("img"):
            return
        above, before = parent.parent, parent.find_previous_sibling()
        parent.decompose()
        if before is not None and before.name == "hr":
            before.decompose()
        parent = above
