"""Strategies: techniques' sections, cross-links from running text to them, the way back, and the glossary."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.strategies.backlinks import backlinks, practised_in
from carepress.strategies.glossary import glossary
from carepress.strategies.mentions import mentions
from carepress.strategies.technique_sections import technique_sections


def read(generators: Sequence[Any]) -> None:
    """Complete the strategy pages, then link to them."""
    build = bridge.build_behind(generators)
    html, findings = technique_sections(build.library, build.labels)
    bridge.rewrite(generators, html)
    bridge.report(generators, findings)
    html, techniques = mentions(build.library, build.settings.words_per_cross_link)
    bridge.rewrite(generators, html, techniques=techniques)
    bridge.annotate(generators, "backlinks", backlinks(build.library))
    bridge.annotate(generators, "practised_in", practised_in(build.library))
    bridge.annotate(generators, "glossary", glossary(build.library))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
