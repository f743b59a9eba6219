"""Cross-links: running text leads to the techniques that it names, and the techniques lead back."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge, rules, vocabulary
from carepress.cross_links import answers, linking


def read(generators: Sequence[Any]) -> None:
    """Link pages to techniques, and show on either side what the other says."""
    build, each = bridge.build_behind(generators), partial(bridge.each, generators)
    links = linking.cross_links(build.library, build.settings.words_per_cross_link, each)
    bridge.rewrite(generators, links.html, techniques=links.techniques)
    annotations, listings = answers.shown(site := bridge.site(generators), links)
    for name, given in annotations.items():
        bridge.annotate(generators, name, given)
    bridge.make(generators, listings)
    if bridge.is_asked(generators, *rules.LINK_RULES):
        bridge.report(generators, answers.findings(site, links, bridge.data_text(generators, vocabulary.SOURCE) or ""))
    bridge.tabulate(generators, "cross-link", answers.table(site, links))
    bridge.tabulate(generators, "phrase", answers.phrases(site, links))


def register() -> None:
    """Join in once the strategy pages are complete."""
    signals.all_generators_finalized.connect(read)
