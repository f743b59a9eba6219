"""Answers: all that pages, and whoever asks for it, are told of cross-links."""

from collections.abc import Iterator, Mapping
from typing import Any

from carepress.cross_links.backlinks import backlinks, mention_listings, mentioned
from carepress.cross_links.link_table import link_table
from carepress.cross_links.linking import CrossLinks
from carepress.cross_links.mention_findings import page_findings, vocabulary_findings
from carepress.cross_links.phrase_table import phrase_table
from carepress.cross_links.strategies_here import strategies_here
from carepress.finding import Finding
from carepress.glanced_library import GlancedLibrary
from carepress.table import Row
from carepress.views import Site, View


def shown(site: Site, links: CrossLinks) -> tuple[Mapping[str, Mapping[str, Any]], Iterator[View]]:
    """What pages show, by the name under which templates see it and by address, and pages made from no file.

    These have all mentions of a technique, where its section cannot show them all.
    """
    here = {"strategies_here": strategies_here(site)}
    if isinstance(site.library, GlancedLibrary):
        return here, iter(())
    found = mentioned(site.library, links.mentions)
    return {**here, "backlinks": backlinks(site.library, found)}, mention_listings(site, found)


def findings(site: Site, links: CrossLinks, text: str) -> Iterator[Finding]:
    """Advice on the phrases of a vocabulary, given as text too, and on the mentions of each page."""
    yield from vocabulary_findings(site.library, links, text)
    for page in site.library.pages:
        yield from page_findings(site.library, page, links.mentions.get(page.url, ()), site.settings)


def table(site: Site, links: CrossLinks) -> Iterator[Row]:
    """Every automatic link of the site."""
    return link_table(site.library, links.mentions)


def phrases(site: Site, links: CrossLinks) -> Iterator[Row]:
    """Every technique with its phrases and the articles that speak of it."""
    return phrase_table(site.library, links)
