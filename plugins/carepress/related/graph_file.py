"""The graph's file: the reading graph for other people's programs, with what it says of itself, and its schema."""

from collections.abc import Mapping, Sequence

from carepress.graph import EdgeKind
from carepress.open_file import OpenFile, Plain, head, schema_file
from carepress.page import Kind
from carepress.page_days import newest_day
from carepress.related.graph_json import graph_json
from carepress.related.reasons import Told
from carepress.views import Site

NAME = "graph"


class OpenNode(Plain):
    """A page that lists may name."""

    url: str
    """Its address in the site."""
    title: str
    """Its title."""
    kind: Kind
    """What it is."""
    strategies: tuple[str, ...]
    """The ids of the strategies that it teaches."""


class OpenEdge(Plain):
    """A way from one page to another."""

    source: str
    """The address of the page that leads on."""
    target: str
    """The address of the page to which it leads."""
    kind: EdgeKind
    """teaches (front matter names the strategy), mentions (techniques of the strategy), links (an editor's link),
    series (the next part), path (the next step of a reading path), similar (a suggestion)."""
    weight: float
    """How many techniques or paths, or the score of a suggestion; else 1."""


class OpenSuggestion(Plain):
    """A page to read next."""

    url: str
    """Its address in the site."""
    score: float
    """What ranked it: to be compared within one list of one file only."""
    reasons: tuple[str, ...]
    """Why, in sentences for readers, the strongest first."""


class GraphFile(OpenFile):
    """The reading graph: which page leads to which, and in what way."""

    nodes: tuple[OpenNode, ...]
    """The pages."""
    edges: tuple[OpenEdge, ...]
    """The ways, in a stable order."""
    related: dict[str, tuple[OpenSuggestion, ...]]
    """The suggestions of each page by its address, the best first."""


def graph_files(site: Site, found: Mapping[str, Sequence[Told]]) -> Mapping[str, str]:
    """The file and its schema by path."""
    # A site of thousands of pages has too many rows to make a model of each.
    known = OpenFile(**head(site, NAME, newest_day(site.library.listed))).model_dump_json(by_alias=True)
    rest = graph_json(site.library, found)
    return {f"{NAME}.json": f"{known[:-1]},\n{rest[1:]}", **schema_file(site, NAME, GraphFile)}
