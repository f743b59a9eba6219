"""Redirects: no address that readers were given is ever lost."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.published_addresses import SOURCE as ADDRESSES
from carepress.redirect import KEY, SOURCE, RedirectEntry
from carepress.redirects.address_list import listed_findings
from carepress.redirects.former_links import moved_links
from carepress.redirects.moved_pages import moved_pages
from carepress.redirects.usable import usable


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Make a page at each former address, and report what leads to nothing."""
    site, made = bridge.site(generators), bridge.build_behind(generators).listings
    found, titles, findings = usable(site.library, bridge.data_text(generators, SOURCE, (KEY, RedirectEntry)), made)
    bridge.make(generators, moved_pages(site, found, titles))
    bridge.report(generators, (*findings, *moved_links(site.library, found)))
    bridge.report(generators, listed_findings(site.library, found, bridge.data_text(generators, ADDRESSES)))


def register() -> None:
    """Join in before links are resolved."""
    signals.all_generators_finalized.connect(read)
