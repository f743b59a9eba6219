"""The reading graph, as `graph.json` gives it to others."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from carepress.graph import edges
from carepress.page import Library, Page
from carepress.related.reasons import Told

_line = json.JSONEncoder(ensure_ascii=False).encode


def graph_json(library: Library, related: Mapping[str, Sequence[Told]]) -> str:
    """The graph as JSON: nodes, typed edges, and the suggestions of each page with their reasons; order is stable.

    There is one node, edge or page on a line, so that a change shows as the lines that it changes.
    """
    nodes, ways = (_line(_node(page)) for page in library.listed), _ways(library)
    lists = (f"{_line(url)}: {_line([shown._asdict() for shown in found])}" for url, found in sorted(related.items()))
    return f'{{"nodes": [{_lines(nodes)}],\n"edges": [{_lines(ways)}],\n"related": {{{_lines(lists)}}}}}\n'


def _node(page: Page) -> dict[str, object]:
    return {"url": page.url, "title": page.title, "kind": page.kind, "strategies": list(page.front.strategies)}


def _ways(library: Library) -> Iterator[str]:
    """There are far more edges than addresses, so each address is put into quotation marks once."""
    name = {page.url: _line(page.url) for page in library.listed}
    for source, target, kind, weight in edges(library):
        yield f'{{"source": {name[source]}, "target": {name[target]}, "kind": "{kind}", "weight": {weight}}}'


def _lines(items: Iterable[str]) -> str:
    found = ",\n".join(items)
    return f"\n{found}\n" if found else ""
