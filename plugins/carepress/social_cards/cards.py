"""The cards of a site: one for each page that has a cover, and one for all others."""

import dataclasses
import inspect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import PIL

from carepress import cover_drawing, lettering, outline, palette, processes
from carepress.cover_drawing import DrawCover
from carepress.kept_files import Held, KeptFiles, content_of, fingerprint
from carepress.languages import direction
from carepress.lettering import plain
from carepress.social_cards.card import HEIGHT, WIDTH, Look, card
from carepress.views import Site, View, strategy_views, view

FOLDER, DIGITS = "assets/cards", 8
"""Where cards are, and the length of their names: every page says one, and articles have few bytes left."""

_MANY = 8
"""So many cards are worth a process of their own."""
_MADE_BY = (
    PIL.__version__,
    *map(inspect.getsource, (cover_drawing, lettering, outline, palette)),
    *(file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))),
)
"""Whatever draws: where it changes, every card is drawn anew."""


@dataclasses.dataclass
class Cards:
    """By address what pages say of their card, what all others say of theirs, and the files or where they are kept."""

    pages: dict[str, View]
    common: View
    files: dict[str, Held]


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What a card shows: title, a line beneath it, and the cover with its seed, strategies and number of panels."""

    title: str
    lang: str
    seed: str
    strategies: Sequence[View]
    panels: int = 3
    line: str = ""


@dataclasses.dataclass(frozen=True)
class Order:
    """A card to be drawn: what it shows, the HTML of its cover, and a name for all that is in it."""

    wanted: Wanted
    cover: str
    name: str

    def drawn(self, look: Look) -> bytes:
        """The PNG file."""
        title, line = plain(self.wanted.title), plain(self.wanted.line)
        return card(look, title, line, self.cover, is_rtl=direction(self.wanted.lang) == "rtl")


def cards(site: Site, listings: Iterable[View], look: Look, draw_cover: DrawCover, kept: KeptFiles) -> Cards:
    """Every card of a site."""
    everything = strategy_views(site, site.library.vocabulary.by_id)
    # The seed is that of the cover on the home page.
    common = Wanted(site.name, site.lang, site.name.lower(), everything, 2, site.settings.tagline)
    shared, orders, files = fingerprint(repr(look), _MADE_BY), list[Order](), dict[str, Held]()
    for wanted in (common, *_with_cover(site, listings)):
        cover = draw_cover(wanted.seed, wanted.strategies, wanted.panels)
        orders.append(Order(wanted, cover, f"{fingerprint(repr((wanted, cover)), shared)}.png"))
    views = []
    for order, found in zip(orders, _drawn(orders, look, kept), strict=True):
        path = f"{FOLDER}/{fingerprint(content_of(found))[:DIGITS]}.png"
        files[path] = found
        views.append(view(url=f"/{path}", alt=order.wanted.title, width=WIDTH, height=HEIGHT))
    return Cards({order.wanted.seed: told for order, told in zip(orders[1:], views[1:], strict=True)}, views[0], files)


def _drawn(orders: Sequence[Order], look: Look, kept: KeptFiles) -> Iterator[Held]:
    """The file of each card, drawn on every processor, or where it is kept."""

    def draw(some: Sequence[Order]) -> list[Held]:
        return [kept.held(order.name, order.drawn(look)) for order in some]

    new = [order for order in orders if not kept.file(order.name)]
    parts = processes.answers(draw, new, many=_MANY, at_once=_MANY)
    drawn = dict(zip((order.name for order in new), itertools.chain.from_iterable(parts), strict=True))
    for order in orders:
        yield drawn.get(order.name) or kept.folder / order.name


def _with_cover(site: Site, listings: Iterable[View]) -> Iterator[Wanted]:
    """The pages that teach strategies, which their headings draw as covers."""
    for page in site.library.pages:
        own = site.library.strategy_pages.get(page.slug)
        ids = [page.slug] if own is page else page.front.strategies
        strategies = strategy_views(site, ids)
        if strategies and page.status != "draft" and page.url != "/":
            yield Wanted(page.title, page.lang, page.url, strategies)
    for listing in listings:
        if listing["strategies"]:
            yield Wanted(listing["title"], listing["lang"], listing["url"], listing["strategies"])
