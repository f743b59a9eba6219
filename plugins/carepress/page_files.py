"""Page files: the Markdown files of a content folder with their front matter, read without a build."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from carepress.addresses import slug_of
from carepress.file_text import file_text
from carepress.front_matter import FrontMatter
from carepress.front_matter_text import front_matter, head
from carepress.page import Kind

EXTENSIONS = ("md", "markdown", "mkd", "mdown")

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
    return FOLDERS.get(PurePosixPath(source).parts[0], "article")


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


def page_paths(content: Path) -> Iterator[Path]:
    """The paths of the files of a content folder that make pages, in order."""
    for path in sorted(file for extension in EXTENSIONS for file in content.rglob(f"*.{extension}")):
        folder = path.relative_to(content).parts[0]
        if folder not in NO_PAGES and not path.name.startswith(".") and path.is_file():
            yield path


def page_files(content: Path) -> Iterator[PageFile]:
    """Every file of a content folder that makes a page, by path; values that cannot be used are left out."""
    return (page_file(content, path.relative_to(content).as_posix()) for path in page_paths(content))


def page_file(content: Path, source: str) -> PageFile:
    """The page file at a path in a content folder; OSError where there is none."""
    path = content / source
    found = head(file_text(path.read_bytes(), source)[0])
    return PageFile(source, front_matter(found, source, path.stem)[0], found.body)
