"""The reading graph, as `graph.json` gives it to others."""

import json
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from carepress.page import Library, Page
from carepress.related.suggestions import Suggestion, reasons

_HREF = re.compile(r'<a\s[^>]*?href="(/[^"#?]*)')


def graph_json(
    library: Library,
    related: Mapping[str, tuple[Suggestion, ...]],
    labels: Mapping[str, str],
) -> str:
    """The graph as JSON: nodes, typed edges, and the suggestions of each page with their reasons; order is stable."""
    nodes = [
        {"url": page.url, "title": page.title, "kind": page.kind, "strategies": list(page.front.strategies)}
        for page in library.listed
    ]
    listed = {
        url: [_suggestion(s, library.by_url[url], library, labels) for s in found]
        for url, found in sorted(related.items())
    }
    edges = sorted({edge for page in library.listed for edge in _edges(library, page)})
    named = [{"source": s, "target": t, "kind": kind, "weight": weight} for s, t, kind, weight in edges]
    return json.dumps({"nodes": nodes, "edges": named, "related": listed}, ensure_ascii=False, indent=1) + "\n"


def _suggestion(shown: Suggestion, page: Page, library: Library, labels: Mapping[str, str]) -> dict[str, object]:
    return {"url": shown.url, "score": shown.score, "reasons": reasons(shown, page, library, labels)}


def _edges(library: Library, page: Page) -> set[tuple[str, str, str, float]]:
    """The edges from a page: the strategies that it teaches, those whose techniques it mentions, and pages it links."""
    pages = {name: found for name, found in library.strategy_pages.items() if found.is_listed}
    owner, listed = library.vocabulary.strategy_of, {found.url for found in library.listed}
    taught = {pages[name].url for name in page.front.strategies if name in pages}
    mentioned = [pages[owner[name].id].url for name in page.techniques if owner[name].id in pages]
    linked = {unquote(unescape(address)) for address in _HREF.findall(page.html)} & listed
    found = {(page.url, url, "teaches", 1.0) for url in taught}
    found |= {(page.url, url, "mentions", float(mentioned.count(url))) for url in mentioned}
    found |= {(page.url, url, "links", 1.0) for url in linked - set(mentioned)}
    return {edge for edge in found if edge[0] != edge[1]}
