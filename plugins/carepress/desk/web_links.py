"""Web links: every address of another site that the content names, with each place where it stands."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from carepress.data_files import data_text
from carepress.desk.item import Item, Pages
from carepress.failure import shown
from carepress.table import Table
from carepress.yaml_text import Path as Keys
from carepress.yaml_text import Value, yaml_text

DOI = "https://doi.org/"

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NAMES = ("name", "title", "id", "avoid")
"""Keys by which an entry of a data file is known, the most telling first."""


@dataclasses.dataclass(frozen=True, slots=True)
class WebLink:
    """An address and the places that name it."""

    address: str
    places: Sequence[Item]

    @property
    def host(self) -> str:
        """Who is to be asked."""
        return host_of(self.address)


def host_of(address: str) -> str:
    """Whom an address names, or "" where it is none."""
    try:
        return urlsplit(address).netloc.casefold()
    except ValueError:
        return ""


def web_links(table: Table, pages: Pages, content: Path) -> tuple[WebLink, ...]:
    """The links of pages, from the table of external links, and those of the data files; each address once."""
    found: dict[str, list[Item]] = {}
    for address, item in (*_on_pages(table, pages), *_in_data(content)):
        # What stands after “#” is for browsers: sites are not asked for it.
        found.setdefault(address.partition("#")[0], []).append(item)
    return tuple(WebLink(address, places) for address, places in found.items())


def _on_pages(table: Table, pages: Pages) -> Iterator[tuple[str, Item]]:
    by_source = pages.by_source
    for row in table:
        source, line, column = str(row["source"]), int(str(row["line"])), int(str(row["column"]))
        page = by_source.get(source, {"title": source, "url": ""})
        yield str(row["address"]), Item(str(page["title"]), str(page["url"]), source, line, column)


def _in_data(content: Path) -> Iterator[tuple[str, Item]]:
    for file in sorted((content / "data").glob("*.yaml")):
        source = file.relative_to(content).as_posix()
        read = yaml_text(data_text(content, source) or "")
        for keys, address, name in _addresses(read.value):
            yield address, Item(name or source, "", shown(file), *read.place(keys))


def _addresses(value: Value, keys: Keys = (), name: str = "") -> Iterator[tuple[Keys, str, str]]:
    """Where an address stands in YAML, the address, and what its entry is called; a DOI is the address of a source."""
    if isinstance(value, dict):
        name = next((str(value[key]) for key in _NAMES if value.get(key)), name)
        for key, inner in value.items():
            if key == "doi" and isinstance(inner, str):
                yield (*keys, key), f"{DOI}{quote(inner, safe='/:;()')}", name
            else:
                yield from _addresses(inner, (*keys, key), name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _addresses(inner, (*keys, number), name)
    elif value and _ADDRESS.fullmatch(value):
        yield keys, value, name
