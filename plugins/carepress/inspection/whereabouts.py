"""Whereabouts: which Markdown, front matter or template a fault of a finished page comes from."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from carepress.addresses import save_as_of, site_root
from carepress.finding import Finding, place_at
from carepress.head_place import head_place
from carepress.inspection.fault import Fault
from carepress.inspection.markdown_places import MarkdownPlaces
from carepress.page import Library, Page

Whereabout = tuple[str, int, int]

_TEXTS = {".html", ".css", ".js"}
_INSTEAD = {"heading-skipped": "heading-one", "link-without-words": "heading-without-words"}
"""Where the first follows from the second, the second is told."""

_LEADS = {"link-broken", "anchor-missing", "asset-missing"}
_LEADS_OF_TEXT = _LEADS | {"image-missing", "link-to-draft"}


@dataclasses.dataclass(frozen=True)
class Whereabouts:
    """Where faults come from: the pages, the template of each by output path, and the theme's folders.

    `repeated` are the pages whose text stands on a page made from no file, by that one's output path; `folders` those
    of templates, the publisher's own first, and of the theme's static files; `told` is what was found before pages were
    rendered, `address` that of the site.
    """

    library: Library
    templates: Mapping[str, str]
    folders: Sequence[Path]
    told: Sequence[Finding] = ()
    address: str = ""
    repeated: Mapping[str, Page] = dataclasses.field(default_factory=dict)

    def page_behind(self, path: str) -> Page | None:
        """The page whose text stands in a file of the output; None where that is the theme's alone."""
        return self.library.by_save_as.get(path) or self.repeated.get(path)

    def of_text(self, page: Page, fault: Fault) -> Whereabout | None:
        """The place in a page's own file; None where the fault comes from elsewhere."""
        if fault.rule == "language-missing" and page.front.lang:
            return page.source, *head_place(page.head, "lang")
        if fault.rule == "page-too-heavy":
            return page.source, page.body_line, 1
        for mark in self._marks(fault):
            address = f'="{escape(mark)}"'
            if address in page.html:
                return page.source, *MarkdownPlaces(page).address(_written(page, mark))
        return None

    def is_told(self, page: Page, fault: Fault) -> bool:
        """Whether the same was told of a page's text before it was rendered."""
        rule, message, _, _ = fault.said
        marks = [] if rule in _LEADS else [f'="{escape(mark)}"' for mark in self._marks(fault)]
        for finding in self._told.get(page.source, ()):
            is_same = finding.message == message or any(mark in page.html for mark in marks)
            if finding.rule == _INSTEAD.get(rule) or (finding.rule == rule and is_same):
                return True
        return self._is_told_as_link(page, fault)

    def _is_told_as_link(self, page: Page, fault: Fault) -> bool:
        """Whether the link was found to lead nowhere before it was rendered, when its address read otherwise."""
        if fault.rule not in _LEADS:
            return False
        anchors = (f"anchor “{mark.rpartition('#')[2]}”" for mark in self._marks(fault) if "#" in mark)
        named = (*(f"“{mark}”" for mark in self._marks(fault)), *anchors)
        found = (finding for finding in self._told.get(page.source, ()) if finding.rule in _LEADS_OF_TEXT)
        return any(name in finding.message for finding in found for name in named)

    def _marks(self, fault: Fault) -> tuple[str, ...]:
        """The marks of a fault, each before as it stood until the site's own address or path was put in front of it."""
        inner = (mark.removeprefix(self.address).removeprefix(site_root(self.address)) for mark in fault.marks)
        return tuple(dict.fromkeys(mark for pair in zip(inner, fault.marks, strict=True) for mark in pair if mark))

    @cached_property
    def _told(self) -> Mapping[str, list[Finding]]:
        """What was told of each page, by its source, however much stands before that in a finding's path."""
        found: dict[str, list[Finding]] = {}
        for finding in self.told:
            parts = finding.source.split("/")
            ends = ("/".join(parts[number:]) for number in range(len(parts)))
            source = next((end for end in ends if end in self.library.by_source), "")
            found.setdefault(source, []).append(finding)
        return found

    def of_template(self, path: str, fault: Fault) -> Whereabout:
        """The place in a template or a static file of the theme; the template's first line where none is sure."""
        own = self._file(f"{self.templates.get(path, '')}.html")
        ordered = dict.fromkeys([*([own] if own else []), *self._texts])
        for mark in self._marks(fault):
            for file in ordered:
                at = self._texts[file].find(mark)
                if at >= 0:
                    return str(file), *place_at(self._texts[file], at)
        return (str(own), 1, 1) if own else (".", 1, 1)

    def _file(self, name: str) -> Path | None:
        return next((folder / name for folder in self.folders if folder / name in self._texts), None)

    @cached_property
    def _texts(self) -> Mapping[Path, str]:
        """Every text of the theme, those that a publisher's own replace left out."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for file in sorted(folder.rglob("*")):
                if file.suffix in _TEXTS:
                    found.setdefault(file.relative_to(folder).as_posix(), file)
        return {file: file.read_text(encoding="utf-8", errors="replace") for file in found.values()}


def templates(pages: Iterable[Page], listings: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The template of each page, by the path of its file: the name that its front matter gives, or its kind."""
    made = {save_as_of(listing["url"]): listing["kind"] for listing in listings}
    return made | {page.save_as: page.front.template or page.kind for page in pages}


def repeated(library: Library, listings: Iterable[Mapping[str, Any]]) -> dict[str, Page]:
    """The page whose text another one repeats that is made from no file, by the path of that one's file."""
    found = {save_as_of(listing["url"]): library.by_url.get(listing.get("repeats", "")) for listing in listings}
    return {path: page for path, page in found.items() if page}


def _written(page: Page, address: str) -> str:
    """An address as an editor has written it: its end is the same, whatever stands before."""
    parts = address.rstrip("/").split("/")
    ends = ("/".join(parts[number:]) for number in range(len(parts)))
    return next((end for end in ends if end and end in page.markdown), address)
