"""Relocations: what an address means before a page moves, and how the same is written afterwards."""

import dataclasses
import posixpath
import re
from collections.abc import Collection
from urllib.parse import quote, unquote

from carepress.addresses import source_target

_NAMED = re.compile(r"([{|](?:filename|static|attach)[|}])?([^?#]*)(.*)", re.DOTALL)


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: its source file, its site-relative address, and the last part of that."""

    source: str
    url: str
    slug: str


@dataclasses.dataclass(frozen=True)
class Relocation:
    """A page's former and new place; `files` are all sources of the content, `site` the site's address, or ""."""

    former: Place
    new: Place
    files: Collection[str]
    site: str = ""

    def source_of(self, source: str) -> str:
        """The path that a file has afterwards."""
        return self.new.source if source == self.former.source else source

    def address(self, address: str, source: str, url: str) -> str:
        """An address as it is to be written afterwards in a file that stands now at `source` and is shown at `url`."""
        on_site = address.removeprefix(self.site) if self.site else address
        if on_site != address:
            return address.replace(on_site, self._url(on_site, "/"), 1) if on_site.startswith("/") else address
        named = _NAMED.fullmatch(address)
        if named is None or not named[2] or re.match(r"[\w+.-]+:|//", address):
            return address
        mark, path, rest = named[1] or "", named[2], named[3]
        target = source_target(source, path)
        own = self.source_of(source)
        if target == self.former.source:
            return f"{mark}{_path(path, self.former.source, self.new.source, (source, own))}{rest}"
        has_left = posixpath.dirname(own) != posixpath.dirname(source)
        if has_left and target in self.files and not path.startswith("/"):
            return f"{mark}{_path(path, target, target, (source, own))}{rest}"
        return self._url(address, url)

    def _url(self, address: str, base: str) -> str:
        path = re.split("[?#]", address, maxsplit=1)[0]
        rest = address[len(path) :]
        joined = posixpath.normpath(posixpath.join(base, unquote(path)))
        if not path or self.former.url == self.new.url or joined.strip("/") != self.former.url.strip("/"):
            return address
        found = quote(self.new.url, safe="/" + _letters(self.new.url))
        return (found if path.endswith("/") else found.rstrip("/")) + rest

    def whole(self, value: str) -> str:
        """A value of a data file or a setting, which is a source file or an address and nothing else, afterwards."""
        name, mark, anchor = value.partition("#")
        known = {self.former.source: self.new.source, self.former.url: self.new.url}
        return f"{known[name]}{mark}{anchor}" if name in known and name != "/" else value


def _path(written: str, former: str, new: str, sources: tuple[str, str]) -> str:
    """The path of a file as it is written afterwards in another, whose own sources before and after are given.

    Whoever wrote it from the content folder, or up to there and down again, gets it so again.
    """
    before, after = (source.count("/") * "../" for source in sources)
    if written.startswith("/"):
        found = f"/{new}"
    elif before and unquote(written) == before + former:
        found = after + new
    else:
        found = posixpath.relpath(new, posixpath.dirname(sources[1]) or ".")
    return found if found == written else quote(found, safe="/~!$&'*+,;=:@" + _letters(found))


def _letters(text: str) -> str:
    """The letters that may stand in an address as they are: it is read by people before browsers encode it."""
    return "".join(c for c in text if c.isalnum())
