"""Maps made for tests: libraries of any articles and strategies, and what the map says of them."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from carepress.labels import theme_labels
from carepress.page import Library, Page
from carepress.reading_map.network import network
from carepress.reading_map.views import map_views
from carepress.settings import settings
from carepress.views import Site, View
from carepress.vocabulary import Strategy, Vocabulary
from made_pages import library, page
from theme.theme_files import THEME

LABELS = theme_labels(THEME / "labels", "en")


def site(pages: Library, lang: str = "en") -> Site:
    return Site(settings({}), LABELS, pages, "A Site", lang)


def maps(pages: Library, lang: str = "en") -> dict[str, View]:
    """The views of the map's pages by address."""
    return {shown["url"]: shown for shown in map_views(site(pages, lang), network(pages))}


def strategies(*names: str) -> Vocabulary:
    return Vocabulary(tuple(Strategy(id=name, name=f"About {name}", shape="leaf") for name in names))


def strategy(name: str, **given: Any) -> Page:
    return page(name, kind="strategy", strategies=[name], **given)


def links(*slugs: str) -> str:
    return " ".join(f'<a href="/{slug}/">there</a>' for slug in slugs)


def nodes(shown: View, sheet: str = "wide") -> list[View]:
    """The nodes of a page's picture on a sheet, in the order of the keyboard."""
    return [node for chart in shown["reading_map"]["charts"] if chart["name"] == sheet for node in chart["nodes"]]


def listed(shown: View) -> set[str]:
    """Every address that the list beneath a picture leads to."""
    found: set[str] = set()
    for group in shown["reading_map"]["groups"]:
        found |= {group["url"]} if group["url"] else set()
        found |= _led(group["ways"])
        for entry in group["entries"]:
            found |= {entry["url"], *(line["url"] for line in entry["lines"])} | _led(entry["ways"])
    return found


def _led(ways: Iterable[View]) -> set[str]:
    return {to["url"] for way in ways for to in way["pages"]}


_NAMES = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta")
_WORDS = (
    "Why",
    "mindfulness",
    "a",
    "the",
    "Mmmmmm",
    "Nachtschlafgewohnheitstagebuch",
    "iii",
    "WWW",
    "今天很难过",
    "مساء",
)


@st.composite
def libraries(draw: st.DrawFn, most: int = 40) -> Library:
    """Libraries of up to some pages, some of which nobody may list, with every kind of edge among them."""
    names = draw(st.lists(st.sampled_from(_NAMES), unique=True, max_size=len(_NAMES)))
    count = draw(st.integers(0, most - len(names)))
    slugs = [f"a{number}" for number in range(count)]
    pages = [strategy(name, html=links(*draw(_some(slugs)))) for name in names]
    pages += [
        page(
            slug,
            links(*draw(_some(slugs))),
            title=" ".join(draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12))),
            strategies=draw(_some(names)),
            series=draw(st.sampled_from([None, None, "One", "Two"])),
            status=draw(st.sampled_from(["published", "published", "published", "hidden", "draft"])),
            suggestions=tuple((f"/{other}/", 0.5) for other in draw(_some(slugs))),
        )
        for slug in slugs
    ]
    return library(*draw(st.permutations(pages)), words=strategies(*sorted(names)))


def _some(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=5) if names else st.just([])
