"""Sitemap: what search engines and other machines may read, and where it is listed."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.sitemap.index_now_file import index_now_file
from carepress.sitemap.robots import robots_txt
from carepress.sitemap.sitemap import addresses, sitemap_files


def read(generators: Sequence[Any]) -> None:
    """Write robots.txt, the key for IndexNow if there is one and, for a site that has an address, the sitemap."""
    site = bridge.site(generators)
    bridge.write(generators, {"robots.txt": robots_txt(site), **index_now_file(site)})
    if site.address:
        found = tuple(addresses(site, bridge.build_behind(generators).listings))
        bridge.write(generators, sitemap_files(site, found))


def register() -> None:
    """Join in once every page is made."""
    signals.all_generators_finalized.connect(read)
