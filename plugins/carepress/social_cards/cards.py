"""The cards of a site: one for each page that has a cover, and one for all others."""

import dataclasses
import inspect
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import PIL

from carepress import cover_drawing, lettering, outline, palette
from carepress.cover_drawing import DrawCover
from carepress.kept_files import KeptFiles, fingerprint
from carepress.languages import direction
from carepress.lettering import plain
from carepress.social_cards.card import HEIGHT, WIDTH, Look, card
from carepress.views import Site, View, strategy_views, view

FOLDER, DIGITS = "assets/cards", 8
"""Where cards are, and the length of their names: every page says one, and articles have few bytes left."""

_MADE_BY = (
    PIL.__version__,
    *map(inspect.getsource, (cover_drawing, lettering, outline, palette)),
    *(file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))),
)
"""Whatever draws: where it changes, every card is drawn anew."""


@dataclasses.dataclass
class Cards:
    """By address what pages say of their card, what all others say of theirs, and the files."""

    pages: dict[str, View] = dataclasses.field(default_factory=dict)
    common: View | None = None
    files: dict[str, bytes] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What a card shows: title, a line beneath it, and the cover with its seed, strategies and number of panels."""

    title: str
    lang: str
    seed: str
    strategies: Sequence[View]
    panels: int = 3
    line: str = ""


def cards(site: Site, listings: Iterable[View], look: Look, draw_cover: DrawCover, kept: KeptFiles) -> Cards:
    """Every card of a site."""
    found = Cards()

    def shown(wanted: Wanted) -> View:
        cover = draw_cover(wanted.seed, wanted.strategies, wanted.panels)
        draw = partial(
            card, look, plain(wanted.title), plain(wanted.line), cover, is_rtl=direction(wanted.lang) == "rtl"
        )
        content = kept.content(f"{fingerprint(repr((wanted, cover, look)), _MADE_BY)}.png", draw)
        path = f"{FOLDER}/{fingerprint(content)[:DIGITS]}.png"
        found.files[path] = content
        return view(url=f"/{path}", alt=wanted.title, width=WIDTH, height=HEIGHT)

    everything = strategy_views(site, site.library.vocabulary.by_id)
    # The seed is that of the cover on the home page.
    common = Wanted(site.name, site.lang, site.name.lower(), everything, 2, site.settings.tagline)
    found.common = shown(common)
    for wanted in _with_cover(site, listings):
        found.pages[wanted.seed] = shown(wanted)
    return found


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
