"""Helplines: the country's numbers for every page, all countries for help pages, and what nobody should print."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.helplines.country_help import country_help, help_pages
from carepress.helplines.directory import directory, missing
from carepress.helplines.helpline import SOURCE
from carepress.helplines.printed import withheld


def read(generators: Sequence[Any]) -> None:
    """Give pages the numbers that they may show, and take out those that they may not."""
    site, text = bridge.site(generators), bridge.data_text(generators, SOURCE)
    found, findings = directory(text, bridge.build_behind(generators).today)
    html, printed = withheld(site.library, found, site.labels["nothing_to_show"])
    bridge.rewrite(generators, html)
    bridge.annotate(generators, "directory", help_pages(site.library, found, site.lang, site.labels))
    if text is not None and site.settings.country:
        bridge.annotate_site(generators, help=country_help(found, site.settings.country, site.lang, site.labels))
        findings += missing(found, site.settings.country)
    bridge.report(generators, (*findings, *printed))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
