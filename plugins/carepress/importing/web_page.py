"""Web pages: the text of a saved page or of an export from Google Docs, without what stands around it."""

import re
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from carepress.importing.document import Document, Refused

NEVER = (
    "script, style, nav, noscript, template, iframe, object, embed, form, button, input, select, textarea, svg, dialog,"
    " audio, video, canvas, link, meta, [hidden], [aria-hidden=true]"
)
AROUND = "header, footer, aside"
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style:\s*italic")
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_LEVEL = re.compile(r"lst-(\w+)-(\d+)")


_CLOSED = re.compile(rb"<(/?)(?:div|span|blockquote|ul|ol|table|section|b|i|em|strong|font)\b", re.IGNORECASE)
"""Tags that people close: others may follow each other without an end, and are not nested then."""
DEEPEST = 100


def web_page(content: bytes, name: str) -> Document:
    """The document in the bytes of a web page; raises Refused where it is nested too deeply to be read in time."""
    depth = 0
    for match in _CLOSED.finditer(content):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            raise Refused(f"{name} is nested too deeply to be read.")
    whole = BeautifulSoup(content, "lxml")
    found = Document(whole, _title(whole), _date(whole), _lang(whole))
    styles = {name: rule for style in whole.find_all("style") for name, rule in _RULE.findall(style.get_text())}
    main = whole.find("main") or whole.select_one("[role=main]") or _only(whole, "article")
    for tag in whole.select(NEVER):
        tag.decompose()
    if not isinstance(main, Tag):
        main = whole.body or whole
        for tag in main.select(AROUND):
            if not tag.find("h1"):
                tag.decompose()
    for comment in main.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    _style(main, styles)
    _nest(main)
    found.soup = BeautifulSoup(str(main), "lxml")
    return found


def _only(whole: BeautifulSoup, name: str) -> Tag | None:
    tags = whole.find_all(name)
    return tags[0] if len(tags) == 1 else None


def _title(whole: BeautifulSoup) -> str:
    return " ".join(whole.title.get_text().split()) if whole.title else ""


def _lang(whole: BeautifulSoup) -> str:
    return str(whole.html.get("lang") or "") if whole.html else ""


def _date(whole: BeautifulSoup) -> str:
    """The day of publication, where the page states it for machines."""
    named = whole.find("meta", attrs={"property": "article:published_time"}) or whole.find(
        "meta", attrs={"name": "date"}
    )
    stated = str(named.get("content") or "") if isinstance(named, Tag) else ""
    return stated[:10] if re.match(r"[12]\d{3}-\d\d-\d\d", stated) else ""


def _style(main: Tag, styles: dict[str, str]) -> None:
    """Make what only looks bold, italic, or like a title be so, and lead links past their counters."""
    for tag in main.find_all("span"):
        look = str(tag.get("style") or "") + ";".join(styles.get(name, "") for name in tag.get("class") or [])
        if _BOLD.search(look):
            tag.wrap(main_soup(tag).new_tag("strong"))
        if _ITALIC.search(look):
            tag.wrap(main_soup(tag).new_tag("em"))
    for tag in main.select("p.title, p.Title, p.MsoTitle"):
        tag.name = "h1"
    for link in main.find_all("a", href=True):
        parts = urlsplit(str(link["href"]))
        if parts.netloc.endswith("google.com") and parts.path == "/url":
            link["href"] = parse_qs(parts.query).get("q", [link["href"]])[0]


def main_soup(tag: Tag) -> BeautifulSoup:
    """The document that a tag stands in, which alone makes new ones."""
    top: Tag = [*tag.parents][-1]
    return top if isinstance(top, BeautifulSoup) else BeautifulSoup("", "lxml")


def _nest(main: Tag) -> None:
    """Put lists that only look nested into the entry before them: Google writes each level as a list of its own."""
    for listed in main.find_all(["ul", "ol"]):
        level = _level(listed)
        before = listed.find_previous_sibling()
        if (
            listed.parent is not None
            and listed.parent.name in {"ul", "ol"}
            and before is not None
            and before.name == "li"
        ):
            before.append(listed.extract())
        elif level > 0 and before is not None and before.name in {"ul", "ol"}:
            _into(before, listed, level)
        elif level == 0 and before is not None and _level(before) == 0 and before.get("class") == listed.get("class"):
            before.extend([*listed.find_all("li", recursive=False)])
            listed.decompose()


def _level(listed: Tag) -> int:
    found = next((match for name in listed.get("class") or [] if (match := _LEVEL.match(name))), None)
    return int(found[2]) if found else -1


def _into(above: Tag, listed: Tag, level: int) -> None:
    """Put a list into the last entry of another, as deep as its level says."""
    entries = above.find_all("li", recursive=False)
    deeper = entries[-1].find_all(["ul", "ol"], recursive=False) if entries else []
    if deeper and level > _level(above) + 1:
        _into(deeper[-1], listed, level)
    elif deeper and deeper[-1].get("class") == listed.get("class"):
        deeper[-1].extend([*listed.find_all("li", recursive=False)])
        listed.decompose()
    elif entries:
        entries[-1].append(listed.extract())
