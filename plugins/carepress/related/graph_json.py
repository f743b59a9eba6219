"""The reading graph, as `graph.json` gives it to others."""

import json
from collections.abc import Iterable, Mapping

from carepress.graph import edges
from carepress.page import Library, Page
from carepress.related.reasons import reasons
from carepress.related.suggestions import Suggestion


def graph_json(
    library: Library,
    related: Mapping[str, tuple[Suggestion, ...]],
    labels: Mapping[str, str],
) -> str:
    """The graph as JSON: nodes, typed edges, and the suggestions of each page with their reasons; order is stable.

    There is one node, edge or page on a line, so that a change shows as the lines that it changes.
    """
    nodes = (_line(_node(page)) for page in library.listed)
    ways = (
        _line({"source": edge.source, "target": edge.target, "kind": edge.kind, "weight": edge.weight})
        for edge in edges(library)
    )
    lists = (
        f"{_line(url)}: {_line([_suggestion(shown, library.by_url[url], library, labels) for shown in found])}"
        for url, found in sorted(related.items())
    )
    return f'{{"nodes": [{_lines(nodes)}],\n"edges": [{_lines(ways)}],\n"related": {{{_lines(lists)}}}}}\n'


def _node(page: Page) -> dict[str, object]:
    return {"url": page.url, "title": page.title, "kind": page.kind, "strategies": list(page.front.strategies)}


def _suggestion(shown: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> dict[str, object]:
    return {"url": shown.url, "score": shown.score, "reasons": reasons(shown, page, library, labels)}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(items: Iterable[str]) -> str:
    found = ",\n".join(items)
    return f"\n{found}\n" if found else ""
