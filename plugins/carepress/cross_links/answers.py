"""Answers: all that pages, and whoever asks for it, are told of cross-links."""

from collections.abc import Iterator, Mapping
from typing import Any

from carepress.cross_links.backlinks import backlinks, mention_listings, mentioned
from carepress.cross_links.link_table import link_table
from carepress.cross_links.linking import CrossLinks
from carepress.cross_links.mention_findings import page_findings, vocabulary_findings
from carepress.cross_links.strategies_here import strategies_here
from carepress.finding import Finding
from carepress.table import Table
from carepress.views import Site, View

RULES = ("cross-link", "cross-links-over-cap", "mention-ambiguous", "phrase-unmentioned", "technique-untaught")
"""Rules that are told only when they are asked for: they would bury the others."""


def annotations(site: Site, links: CrossLinks) -> Mapping[str, Mapping[str, Any]]:
    """What pages show, by the name under which templates see it, and by address."""
    return {
        "strategies_here": strategies_here(site),
        "backlinks": backlinks(site.library, mentioned(site.library, links.mentions)),
    }


def listings(site: Site, links: CrossLinks) -> Iterator[View]:
    """The pages made from no file: all mentions of a technique, where its section cannot show them all."""
    return mention_listings(site, mentioned(site.library, links.mentions))


def findings(site: Site, links: CrossLinks, text: str) -> Iterator[Finding]:
    """Advice on the phrases of a vocabulary, given as text too, and on the mentions of each page."""
    yield from vocabulary_findings(site.library, links, text)
    for page in site.library.pages:
        yield from page_findings(site.library, page, links.mentions.get(page.url, ()), site.settings)


def table(site: Site, links: CrossLinks) -> Table:
    """Every automatic link of the site."""
    return link_table(site.library, links.mentions)
