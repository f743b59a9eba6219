"""Leads: where the addresses of finished pages and stylesheets lead, and a fault for each that leads nowhere."""

import dataclasses
import functools
import posixpath
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from carepress.addresses import is_external, save_as_of
from carepress.inspection import words_of_pages as page_told
from carepress.inspection.elements import origin_of
from carepress.inspection.fault import Fault, fault
from carepress.inspection.finished_page import FinishedPage

IMAGE, HEAVY_IMAGE = 300_000, 1_000_000
"""Most bytes of a picture for a bad network, and those from which an old phone stands still."""

_PLAIN = re.compile(r"((?:/[\w-][\w.-]*)*/?)(?:#([\w-]*))?")
"""An address from the root of the host that reads as it leads: without what is to be decoded or joined."""

_HOST = "https://host"
"""Any host, as only below one steps above the root are taken as browsers take them: not at all."""


@dataclasses.dataclass(frozen=True)
class Leads:
    """Where addresses lead in an output folder: the site's address, the path under which it lives, and its pages.

    `written` are paths of files that are known to be there.
    """

    folder: Path
    address: str
    root: str
    pages: Mapping[str, FinishedPage]
    written: Container[str] = ()
    _files: dict[str, str | None] = dataclasses.field(default_factory=dict)
    _sound_links: set[str] = dataclasses.field(default_factory=set)
    _sound_files: set[str] = dataclasses.field(default_factory=set)
    _sound_images: set[str] = dataclasses.field(default_factory=set)

    def faults(self, page: FinishedPage) -> Iterator[Fault]:
        """What is wrong with where a page leads, and with the files that it is made of."""
        base, images = f"{self.root}/{page.path.removesuffix('index.html')}", frozenset(page.images)
        for address in page.links:
            if address in self._sound_links:
                continue
            if address.startswith("#"):
                yield from self._anchor(address, address[1:], page.ids)
            else:
                yield from _noted(address, self._sound_links, self._link(address, base))
        for address in page.assets:
            sound = self._sound_images if address in images else self._sound_files
            if address not in sound:
                yield from _noted(address, sound, self._asset(address, base, is_image=address in images))

    def style_faults(self, path: str, addresses: tuple[str, ...]) -> Iterator[Fault]:
        """What is wrong with the files that a stylesheet fetches."""
        for address in addresses:
            yield from self._asset(address, f"{self.root}/{path}", is_image=False)

    def _link(self, address: str, base: str) -> Iterator[Fault]:
        found = path_of(address, base, self.address, self.root)
        if found is None:
            return
        path, fragment = found
        file = self._file(path)
        if not path.startswith(f"{self.root}/"):
            yield fault(page_told.outside_root(address, self.root), address)
        elif file is None:
            yield fault(page_told.link_broken(address), address)
        elif file in self.pages:
            yield from self._anchor(address, fragment, self.pages[file].ids)

    def _asset(self, address: str, base: str, *, is_image: bool) -> Iterator[Fault]:
        found = path_of(address, base, self.address, self.root)
        file = self._file(found[0]) if found else ""
        if file is None:
            yield fault(page_told.asset_missing(address), address)
        elif is_image and file:
            size = self._size(file)
            if size > IMAGE:
                is_error = size > HEAVY_IMAGE
                yield fault(page_told.image_too_heavy(address, size, IMAGE, is_error=is_error), address)

    def _anchor(self, address: str, fragment: str, ids: frozenset[str]) -> Iterator[Fault]:
        anchor = unquote(fragment.partition(":~:")[0])
        if anchor and anchor not in ids and anchor.casefold() != "top":
            yield fault(page_told.anchor_missing(address, anchor), address)

    def _file(self, path: str) -> str | None:
        """The file in the output that a path leads to; None where there is none."""
        own = path.removeprefix(self.root)
        if own.startswith("/") and save_as_of(own) in self.pages:
            return save_as_of(own)
        if own.startswith("/") and own[1:] in self.written:
            return own[1:]
        if path not in self._files:
            inner = posixpath.normpath(path.removeprefix(self.root)).lstrip("/")
            inner += "/index.html" if path.endswith("/") and inner not in {"", "."} else ""
            wanted = inner if inner not in {"", "."} else "index.html"
            names = [wanted, f"{wanted}/index.html"] if path else []
            self._files[path] = next((name for name in names if (self.folder / name).is_file()), None)
        return self._files[path]

    def _size(self, file: str) -> int:
        return (self.folder / file).stat().st_size


def _noted(address: str, sound: set[str], faults: Iterator[Fault]) -> Sequence[Fault]:
    """The faults; of an address without one, that it is sound, if it leads to the same place from every page."""
    found = tuple(faults)
    if not found and (address.startswith("/") or is_external(address)):
        sound.add(address)
    return found


@functools.lru_cache(maxsize=50_000)
def path_of(address: str, base: str, site: str, root: str) -> tuple[str, str] | None:
    """Path and fragment of an address on a page of this site; None for one of another, or for one that is no path."""
    plain = _PLAIN.fullmatch(address.removeprefix(site.removesuffix(root)))
    if plain and plain[1].startswith(f"{root}/"):
        return plain[1], plain[2] or ""
    try:
        parts = urlsplit(address.strip())
        joined = urlsplit(urljoin(f"{_HOST}{base}", parts.path))
    except ValueError:
        return "", ""
    if parts.netloc:
        is_ours = parts.netloc.casefold() == origin_of(site) and parts.path.startswith(f"{root}/")
        return (unquote(parts.path), parts.fragment) if is_ours else None
    return None if parts.scheme else (unquote(joined.path), parts.fragment)
