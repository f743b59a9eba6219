"""Helplines: the country's numbers for every page, all countries for help pages, and what nobody should print."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.helplines import country_help, data_texts, directory, help_files, helpline, number_check, printed


def read(generators: Sequence[Any]) -> None:
    """Give pages the numbers that they may show, and take out those that they may not."""
    site, text = bridge.site(generators), bridge.data_text(generators, helpline.SOURCE, helpline.ENTRIES)
    found, findings = directory.directory(text, today := bridge.build_behind(generators).today, site.settings.country)
    bridge.tabulate(generators, "helpline", found.table(today))
    given = (check := number_check.number_check(found, site.settings)), site.labels["nothing_to_show"]
    pages = bridge.in_groups(generators, printed.withheld, bridge.asked_for(generators).pages, *given)
    bridge.rewrite(generators, **printed.changes(pages))
    bridge.annotate(generators, "directory", country_help.help_pages(site.library, found, site.lang, site.labels))
    if not bridge.is_glance(generators):
        bridge.write(generators, (answer := help_files.help_files(site, found, today))[0])
        bridge.annotate_site(generators, **answer[1])
    in_data = data_texts.numbers_in_data(bridge.printed_texts(generators), check)
    bridge.report(generators, (*findings, *in_data, *(told for page in pages for told in page.findings)))


def register() -> None:
    """Join in before lists are made, so that none of them repeats what a page withholds."""
    signals.all_generators_finalized.connect(read)
