"""Ways: which pages no text leads to, and from which no text leads on."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from carepress.desk.item import Bars, Item, Pages, finding_items, page_item, texts
from carepress.finding import Finding
from carepress.table import Row, Table

_MOST = 6
"""So many links and more are counted together."""


@dataclasses.dataclass(frozen=True)
class Ways:
    """Orphans, dead ends, pages that are hard to find, and how many pages have how many links in and out."""

    orphans: Sequence[Item]
    dead_ends: Sequence[Item]
    out_of_reach: Sequence[Item]
    links_in: Bars
    links_out: Bars

    @property
    def count(self) -> int:
        """Orphans and dead ends, and pages that are hard to find."""
        return len(self.orphans) + len(self.dead_ends) + len(self.out_of_reach)


def ways(findings: Sequence[Finding], automatic: Table, pages: Pages) -> Ways:
    """Ways by the links in texts, made by hand or by themselves, between listed articles and strategy pages.

    Menus, lists and suggestions lead to other pages, and nearly everywhere: what they miss, rules tell.
    """
    rows = [row for row in pages.listed if row["kind"] != "page"]
    out = {str(row["url"]): set(texts(row, "links")) - {row["url"]} for row in pages.listed}
    for source, target in _automatic(automatic, pages.by_source):
        if source in out and source != target:
            out[source].add(target)
    into = _counted(out)
    return Ways(
        orphans=[page_item(row, "No text leads here.") for row in rows if not into[str(row["url"])]],
        dead_ends=[page_item(row, "No text leads on from here.") for row in rows if not out[str(row["url"])]],
        out_of_reach=finding_items(findings, pages, "page-out-of-reach", "page-never-suggested"),
        links_in=_bars(into[str(row["url"])] for row in rows),
        links_out=_bars(len(out[str(row["url"])]) for row in rows),
    )


def _automatic(table: Table, by_source: Mapping[str, Row]) -> Iterable[tuple[str, str]]:
    for row in table:
        page = by_source.get(str(row["source"]))
        if page:
            yield str(page["url"]), str(row["target"]).partition("#")[0]


def _counted(out: Mapping[str, set[str]]) -> Mapping[str, int]:
    into = dict.fromkeys(out, 0)
    for led in out.values():
        for url in led & into.keys():
            into[url] += 1
    return into


def _bars(counts: Iterable[int]) -> Bars:
    found = [min(count, _MOST) for count in counts]
    return [(f"{n}+" if n == _MOST else str(n), found.count(n)) for n in range(_MOST + 1)] if found else []
