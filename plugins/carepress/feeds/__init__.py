"""Feeds: new articles for reading apps, as Atom and JSON Feed: of the whole site, of each strategy, of each series."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.feeds.atom import atom
from carepress.feeds.content import content
from carepress.feeds.feed import ATOM, JSON, feed_links, feeds
from carepress.feeds.json_feed import json_feed


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Write the feeds, and tell pages of them."""
    site, help_ = bridge.site(generators), bridge.build_behind(generators).site_annotations.get("help")
    told = partial(content, site, references=bridge.answers(generators, "references"), help_=help_)
    found = tuple(feeds(site, told))
    bridge.write(generators, {f"{feed.folder[1:]}{ATOM}": atom(site, feed) for feed in found})
    bridge.write(generators, {f"{feed.folder[1:]}{JSON}": json_feed(site, feed) for feed in found})
    bridge.annotate(generators, "feeds", feed_links(found))
    bridge.annotate_site(generators, feed=f"/{ATOM}" if found else None)


def register() -> None:
    """Join in once every text is finished."""
    signals.all_generators_finalized.connect(read)
