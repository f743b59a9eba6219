"""Page files: the Markdown files of a content folder with their front matter, read without a build."""

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from carepress.addresses import slug_of
from carepress.file_text import file_text
from carepress.front_matter import FrontMatter
from carepress.front_matter_text import front_matter, head
from carepress.page import Kind

EXTENSIONS = ("md", "markdown", "mkd", "mdown")
_ENDINGS = tuple(f".{extension}" for extension in EXTENSIONS)

FOLDERS: dict[str, Kind] = {"strategies": "strategy", "pages": "page"}
"""The folders whose files are of a kind of their own; anything elsewhere is an article."""

DOCUMENTS = "CAREPRESS_DOCUMENTS"
"""Name of the Pelican setting with the documents that were read before Pelican asks for them, by source."""

NO_PAGES = frozenset({"data", "images", "files"})
"""The folders of the content folder in which no file is a page."""

LISTING_TEMPLATES = frozenset(
    {"articles", "map", "mentions", "moved", "not-found", "path", "paths", "practice", "series"}
)
"""Templates of pages made from no file, which show what no file has."""


def kind_of(source: str) -> Kind:
    """The kind of page that a source file makes: by its top folder, and an article anywhere else."""
    return FOLDERS.get(source.partition("/")[0], "article")


def page_slug(front: FrontMatter, source: str) -> str:
    """The last part of a page's address: as it says itself, else its file's name, else its title."""
    return front.slug or slug_of(PurePosixPath(source).stem) or slug_of(front.title) or "page"


@dataclasses.dataclass(frozen=True, slots=True)
class PageFile:
    """A Markdown file: its path in the content folder, its front matter, and its text below that."""

    source: str
    front: FrontMatter
    body: str

    @property
    def kind(self) -> Kind:
        """The kind of page that it makes."""
        return kind_of(self.source)

    @property
    def slug(self) -> str:
        """The last part of its page's address."""
        return page_slug(self.front, self.source)


def page_sources(content: Path) -> list[str]:
    """The files of a content folder that make pages, by path in it, in order."""
    start = len(str(content)) + 1
    found = [
        f"{folder}/{name}"[start:].replace(os.sep, "/")
        for folder, _, names in os.walk(content)
        for name in names
        if name.endswith(_ENDINGS) and not name.startswith(".") and os.path.isfile(f"{folder}/{name}")  # noqa: PTH113  As objects, ten thousand paths would take as long as reading them
    ]
    return sorted((source for source in found if source.partition("/")[0] not in NO_PAGES), key=lambda s: s.split("/"))


def page_files(content: Path) -> Iterator[PageFile]:
    """Every file of a content folder that makes a page, by path; values that cannot be used are left out."""
    return (page_file(content, source) for source in page_sources(content))


def page_file(content: Path, source: str) -> PageFile:
    """The page file at a path in a content folder; OSError where there is none."""
    path = content / source
    found = head(file_text(path.read_bytes(), source)[0])
    return PageFile(source, front_matter(found, source, path.stem)[0], found.body)
