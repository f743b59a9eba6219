"""Drafts: documents as pages of this site, with front matter, text and pictures."""

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

from carepress.addresses import slug_of
from carepress.changed_front_matter import with_front_matter
from carepress.failure import shown
from carepress.importing.document import Document, Refused, words_of
from carepress.importing.footnotes import take_footnotes
from carepress.importing.markdown_document import markdown_document, with_pictures
from carepress.importing.markdown_writer import markdown_of
from carepress.importing.opened_file import Form
from carepress.importing.taken_pictures import taken_pictures
from carepress.importing.tidy_page import take_title, tidy
from carepress.importing.web_page import web_page
from carepress.importing.word_document import word_document
from carepress.yaml_text import spelt

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SUMMARY = "summary: # One or two plain sentences for lists and search engines: what the reader learns."


@dataclasses.dataclass(frozen=True)
class Draft:
    """A page to be made: what is wished for at first, and then what the document says where nothing was.

    `pictures` are bytes by path in the content folder, `notes` what an editor should know.
    """

    title: str
    slug: str
    folder: str
    date: str
    lang: str
    text: str = ""
    pictures: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The path of its file in the content folder."""
        return f"{self.folder}/{self.slug}.md"


def draft(form: Form, content: bytes, file: Path, wished: Draft, way: str) -> Draft:
    """The draft of a document in the bytes of a file; raises Refused where it cannot be made."""
    if form == "markdown":
        return _of_markdown(content, file, wished, way)
    found = word_document(content, shown(file)) if form == "word" else web_page(content, shown(file))
    try:
        return _of_document(found, file, wished, way)
    except RecursionError:
        raise Refused(f"{shown(file)} is nested too deeply to be read.") from None


def _of_document(found: Document, file: Path, wished: Draft, way: str) -> Draft:
    take_title(found)
    title = wished.title or found.title or words_of(file.name)
    slug = wished.slug or slug_of(title)
    pictures = taken_pictures(found, slug, file.parent, way)
    notes = take_footnotes(found.soup)
    tidy(found)
    body = markdown_of(found.soup, notes)
    if not body.strip():
        raise Refused(f"{shown(file)} has no text.")
    lines = [f"title: {spelt(title)}", f"slug: {slug}", f"date: {found.date or wished.date}", _SUMMARY]
    if _is_other(found.lang, wished.lang):
        lines.append(f"lang: {found.lang}")
        found.notes.append(
            f"The document says that its language is {found.lang}. If it is not, delete the line “lang”."
        )
    text = "\n".join(["---", *lines, "status: draft", "---", "", body])
    return _made(wished, title, slug, text, pictures, found.notes)


def _made(wished: Draft, title: str, slug: str, text: str, pictures: Mapping[str, bytes], notes: list[str]) -> Draft:
    placed = {f"images/{name}": content for name, content in pictures.items()}
    return dataclasses.replace(wished, title=title, slug=slug, text=text, pictures=placed, notes=tuple(notes))


def _is_other(lang: str, site: str) -> bool:
    """Whether a text is in another language than the site, whatever the region."""
    first, second = (one.partition("-")[0].lower() for one in (lang, site))
    return bool(_LANGUAGE.fullmatch(lang)) and first != second


def _of_markdown(content: bytes, file: Path, wished: Draft, way: str) -> Draft:
    found = markdown_document(content, shown(file))
    title = wished.title or found.title or words_of(file.name)
    slug = wished.slug or slug_of(str(found.values.get("slug") or title))
    body, pictures = with_pictures(found.body, slug, file.parent, way)
    if not body.strip():
        raise Refused(f"{shown(file)} has no text.")
    head = found.head if "title" in found.values else f"title: {spelt(title)}\n{found.head}"
    values = {"title": title, "slug": slug, "status": "draft"}
    if "date" not in found.values:
        head += f"date: {wished.date}\n"
    elif not found.values["date"]:
        values["date"] = wished.date
    text = with_front_matter(f"---\n{head}---\n\n{body}", **values)
    return _made(wished, title, slug, text, pictures, [])
