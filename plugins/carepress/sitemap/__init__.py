"""Sitemap: what search engines and other machines may read, and where it is listed."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.sitemap.robots import robots_txt
from carepress.sitemap.sitemap import addresses, sitemap_files


def read(generators: Sequence[Any]) -> None:
    """Write robots.txt and, for a site that has an address, the sitemap."""
    site = bridge.site(generators)
    bridge.write(generators, {"robots.txt": robots_txt(site)})
    if site.address:
        found = tuple(addresses(site, bridge.build_behind(generators).listings))
        bridge.write(generators, sitemap_files(site, found))


def register() -> None:
    """Join in once every page is made."""
    signals.all_generators_finalized.connect(read)
