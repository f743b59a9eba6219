"""Helplines: the country's numbers for every page, all countries for help pages, and what nobody should print."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge, printed_data
from carepress.helplines import countries_file, country_help, data_texts, directory, helpline, number_check, printed


def read(generators: Sequence[Any]) -> None:
    """Give pages the numbers that they may show, and take out those that they may not."""
    site, entries = bridge.site(generators), (helpline.KEY, helpline.Helpline)
    own, today = site.settings, bridge.build_behind(generators).today
    found, findings = directory.directory(bridge.data_text(generators, helpline.SOURCE, entries), today, own.country)
    bridge.tabulate(generators, "helpline", found.table(today))
    pages = printed.withheld(site.library, number_check.number_check(found, own), site.labels["nothing_to_show"])
    bridge.rewrite(generators, pages.html, front=pages.front)
    bridge.annotate(generators, "directory", country_help.help_pages(site.library, found, site.lang, site.labels))
    files, answers = countries_file.site_help(found, own.country, site.lang, site.labels)
    bridge.write(generators, files)
    bridge.annotate_site(generators, **answers)
    texts = {source: bridge.data_text(generators, source) for source in printed_data.PRINTED}
    bridge.report(generators, (*findings, *pages.findings, *data_texts.numbers_in_data(texts, found, own)))


def register() -> None:
    """Join in before lists are made, so that none of them repeats what a page withholds."""
    signals.all_generators_finalized.connect(read)
