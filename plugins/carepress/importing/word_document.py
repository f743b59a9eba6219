"""Word documents: as HTML with pictures and footnotes, their tracked changes accepted and their comments listed."""

import io
import zipfile
from typing import Any

import mammoth
from bs4 import BeautifulSoup

from carepress.importing.document import Document, Refused

STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
comment-reference => sup.comment
""" + "".join(f"p[style-name='{name} {level}'] => !\n" for name in ("toc", "TOC", "Contents") for level in range(1, 10))


def word_document(content: bytes, name: str) -> Document:
    """The document in the bytes of a Word file; raises Refused where it cannot be read."""
    pictures: dict[str, bytes] = {}

    def kept(image: Any) -> dict[str, str]:
        with image.open() as opened:
            source = f"picture-{len(pictures) + 1}"
            pictures[source] = opened.read()
        return {"src": source}

    try:
        told = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(kept),
            include_embedded_style_map=False,
        )
    except Exception as error:  # noqa: BLE001  Whatever is wrong within, its editor needs one sentence
        raise Refused(f"{name} cannot be read ({error}): open it in Word and save it again.") from None
    soup = BeautifulSoup(told.value, "lxml")
    found = Document(soup, pictures=pictures, notes=_comments(soup))
    _describe(found, content)
    return found


def _comments(soup: BeautifulSoup) -> list[str]:
    """What was commented, each with the words before it; the comments go from the text."""
    notes = []
    for mark in soup.select("sup.comment"):
        link = mark.find("a")
        said = soup.find(id=str(link["href"]).lstrip("#")) if link else None
        body = said.find_next_sibling("dd") if said else None
        block = mark.find_parent(["p", "li", "td", "th", *(f"h{level}" for level in range(1, 7))])
        words = " ".join(body.get_text(" ").replace("↑", "").split()) if body else ""
        mark.decompose()
        around = " ".join(block.get_text().split()[:8]) if block else ""
        notes.append(f"A comment{f' at “{around}…”' if around else ''}: {words}")
    for listed in soup.select("dl:has(> dt[id^=comment-])"):
        listed.decompose()
    return notes


def _describe(found: Document, content: bytes) -> None:
    """Note title and language, as far as the file states them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        core = BeautifulSoup(archive.read("docProps/core.xml"), "xml") if "docProps/core.xml" in names else None
        styles = BeautifulSoup(archive.read("word/styles.xml"), "xml") if "word/styles.xml" in names else None
    if core is not None:
        found.title, found.lang = (_text(core, tag) for tag in ("title", "language"))
    default = styles.select_one("docDefaults lang") if styles is not None else None
    if default is not None and not found.lang:
        found.lang = str(default.get("w:val") or "")


def _text(soup: BeautifulSoup, tag: str) -> str:
    found = soup.find(tag)
    return " ".join(found.get_text().split()) if found else ""
