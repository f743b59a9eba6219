"""Glances: pages whose text alone has changed, made anew from what the last whole build knew, in a moment.

Features look at these pages as at every other; what they say of the site as a whole stands as it was.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any

from carepress import build, output
from carepress.addresses import save_as_of
from carepress.document import Document
from carepress.finding import Finding
from carepress.glanced_library import GlancedLibrary, Naming, naming
from carepress.kept_files import content_of
from carepress.page import Library, Page
from carepress.page_files import DOCUMENTS
from carepress.put_off import FILES
from carepress.table import Table

Generators = Sequence[Any]


@dataclasses.dataclass(frozen=True)
class Glance:
    """What came of it: files by their path in the output; the findings and tables of the pages of these sources."""

    sources: tuple[str, ...]
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    tables: Mapping[str, Table]


class LastBuild:
    """What the last whole build knew; `send` brings generators to the features."""

    def __init__(self, generators: Generators, send: Callable[[Generators], object]) -> None:
        self._generators, self._send = generators, send
        self._context: dict[str, Any] = generators[0].context

    def glance(self, files: Collection[Path]) -> Glance | None:
        """The pages of files as they are now; None where more has changed than the text of pages."""
        known = {Path(self._context["PATH"]).absolute() / page.source: page for page in self._pages_of(files)}
        read = [(known[file], self._document(file)) for file in files if file in known and file.is_file()]
        if len(read) < len(files) or any(_is_more_than_text(page, document) for page, document in read):
            return None
        pages = tuple(_page(page, document) for page, document in read)
        context = self._seen(pages, [document for _, document in read])
        self._send([_within(generator, context) for generator in self._generators])
        return self._told(context)

    @property
    def pages(self) -> int:
        """How many pages there are in its output."""
        return len(self._build.wanted)

    def let_go(self) -> None:
        """Let go of what the build alone needed: its texts stand in the library, too, and its files on the disk."""
        self._build.files = dict.fromkeys(self._build.files, b"")
        self._build.listings = ()
        self._generators[0].settings[DOCUMENTS].clear()
        for content in build.contents(self._context):
            vars(content).clear()

    def prepare(self) -> None:
        """Do now what only the first glance would have to do."""
        kinds = {page.kind: page for page in self._build.library.pages}
        for page in kinds.values():
            self.glance([Path(self._context["PATH"]) / page.source])

    def _pages_of(self, files: Collection[Path]) -> Iterator[Page]:
        folder, known = Path(self._context["PATH"]).absolute(), self._build.library.by_source
        names = (file.relative_to(folder).as_posix() for file in files if file.is_relative_to(folder))
        yield from (known[name] for name in names if name in known)

    def _document(self, file: Path) -> Document:
        found: Document = self._generators[0].readers.readers[file.suffix[1:]].document(file)
        return found

    def _seen(self, pages: tuple[Page, ...], documents: Sequence[Document]) -> dict[str, Any]:
        """The context as features see it in a glance."""
        whole, findings = self._build.library, (finding for one in documents for finding in one.findings)
        former = naming(whole.by_url[page.url] for page in pages)
        same = {field.name: getattr(whole, field.name) for field in dataclasses.fields(Library)} | {"pages": pages}
        library = GlancedLibrary(**same, whole=whole, elsewhere=self._naming.without(former))
        standing = [found for page in pages for found in self._standing(page)]
        sources = tuple(Path(self._context["PATH"]).absolute() / page.source for page in pages)
        seen = self._context | {FILES: sources}
        seen |= {output.TABLES: dict.fromkeys(self._context.get(output.TABLES, ()))}
        seen[build.KEY] = dataclasses.replace(
            self._build,
            library=library,
            told=standing,
            annotations={**self._build.annotations},
            site_annotations={**self._build.site_annotations},
            files={},
            listings=(),
        )
        build.add_findings(seen, findings)
        return seen

    def _told(self, context: dict[str, Any]) -> Glance:
        seen, own = build.build_of(context), self._build
        sources = tuple(map(self._shown, seen.library.pages))
        files = {path: content_of(held) for path, held in seen.files.items() if path not in own.files}
        for page in seen.library.pages:
            files[page.save_as] = self._rendered(context, page.save_as)
        urls = {page.url for page in seen.library.pages}
        for listing in seen.listings:
            if listing.get("repeats") in urls:
                files[save_as_of(listing["url"])] = self._rendered(context, "", listing)
        found = tuple(finding for finding in seen.findings if finding.source in sources)
        tables = {name: table for name, table in context[output.TABLES].items() if table is not None}
        return Glance(sources, files, found, tables)

    def _rendered(self, context: dict[str, Any], save_as: str, listing: Mapping[str, Any] | None = None) -> bytes:
        shown = output.page_shown(context, save_as, listing)
        template = self._generators[0].get_template(shown["kind"])
        text: str = template.render(page=shown, site=build.build_of(context).site_view)
        return text.encode()

    def _shown(self, page: Page) -> str:
        return build.source_shown(self._context, page.source)

    @cached_property
    def _build(self) -> build.Build:
        return build.build_of(self._context)

    @cached_property
    def _naming(self) -> Naming:
        return naming(self._build.library.pages)

    @cached_property
    def _findings(self) -> Mapping[str, list[Finding]]:
        """By source, what the last build found."""
        found: dict[str, list[Finding]] = {}
        for finding in self._build.findings:
            found.setdefault(finding.source, []).append(finding)
        return found

    def _standing(self, page: Page) -> Iterator[Finding]:
        """What stands in the front matter, which has not changed, whatever told it."""
        yield from (found for found in self._findings.get(self._shown(page), ()) if found.line < page.body_line)


def _is_more_than_text(page: Page, document: Document) -> bool:
    return (page.head, page.title) != (document.head, document.front.title)


def _page(former: Page, document: Document) -> Page:
    """The page as it is before any feature has seen it; what to read next is decided by all pages."""
    return dataclasses.replace(
        former,
        html=document.html,
        markdown=document.markdown,
        front=document.front,
        words=document.words,
        withheld_links=(),
        links=frozenset(),
        techniques=(),
    )


def _within(generator: Any, context: dict[str, Any]) -> Any:
    seen = copy(generator)
    seen.context = context
    return seen
