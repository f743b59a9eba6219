"""The reading graph, as `graph.json` gives it to others."""

import json
from collections.abc import Iterable, Mapping, Sequence

from carepress.graph import edges
from carepress.page import Library, Page
from carepress.related.reasons import Told

_quoted = json.JSONEncoder(ensure_ascii=False).encode
"""A text in quotation marks. A list would take a dozen times as long."""


def graph_json(library: Library, related: Mapping[str, Sequence[Told]]) -> str:
    """The graph as JSON: nodes, typed edges, and the suggestions of each page with their reasons; order is stable.

    There is one node, edge or page on a line, so that a change shows as the lines that it changes. There are far more
    of these than addresses, so each address is put into quotation marks once.
    """
    name = {page.url: _quoted(page.url) for page in library.listed}
    nodes = map(_node, library.listed)
    ways = (
        f'{{"source": {name[source]}, "target": {name[target]}, "kind": "{kind}", "weight": {weight}}}'
        for source, target, kind, weight in edges(library)
    )
    lists = (f"{name[url]}: [{_list(related[url], name)}]" for url in sorted(related))
    return f'{{"nodes": [{_lines(nodes)}],\n"edges": [{_lines(ways)}],\n"related": {{{_lines(lists)}}}}}\n'


def _node(page: Page) -> str:
    strategies = ", ".join(map(_quoted, page.front.strategies))
    fields = f'"url": {_quoted(page.url)}, "title": {_quoted(page.title)}, "kind": "{page.kind}"'
    return f'{{{fields}, "strategies": [{strategies}]}}'


def _list(found: Sequence[Told], name: Mapping[str, str]) -> str:
    return ", ".join(
        f'{{"url": {name[url]}, "score": {score}, "reasons": [{", ".join(map(_quoted, reasons))}]}}'
        for url, score, reasons in found
    )


def _lines(items: Iterable[str]) -> str:
    found = ",\n".join(items)
    return f"\n{found}\n" if found else ""
