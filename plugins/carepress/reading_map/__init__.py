"""The map: a picture of which page leads to which, for the whole site and around each article."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.reading_map.local_map import LocalMaps
from carepress.reading_map.network import network
from carepress.reading_map.plan import MAP
from carepress.reading_map.views import map_views


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Make the pages of the map, tell the site of it, and give each article its surroundings."""
    site = bridge.site(generators)
    whole = network(site.library)
    pages = tuple(map_views(site, whole))
    bridge.make(generators, pages)
    bridge.annotate_site(generators, map_url=MAP if pages else None)
    bridge.annotate(generators, "local_map", LocalMaps(site, whole))


def register() -> None:
    """Join in once every page has its suggestions."""
    signals.all_generators_finalized.connect(read)
