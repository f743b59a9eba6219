"""Cross-links: running text leads to the techniques that it names, and the techniques lead back."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge, vocabulary
from carepress.cross_links import answers
from carepress.cross_links.linking import cross_links


def read(generators: Sequence[Any]) -> None:
    """Link pages to techniques, and show on either side what the other says."""
    build = bridge.build_behind(generators)
    links = cross_links(build.library, build.settings.words_per_cross_link)
    bridge.rewrite(generators, links.html, techniques=links.techniques)
    site, text = bridge.site(generators), bridge.data_text(generators, vocabulary.SOURCE) or ""
    for name, given in answers.annotations(site, links).items():
        bridge.annotate(generators, name, given)
    bridge.make(generators, answers.listings(site, links))
    if any(bridge.is_asked(generators, rule) for rule in answers.RULES):
        bridge.report(generators, answers.findings(site, links, text))
        bridge.tabulate(generators, "cross-link", answers.table(site, links))


def register() -> None:
    """Join in once the strategy pages are complete."""
    signals.all_generators_finalized.connect(read)
