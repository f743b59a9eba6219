"""Strategies: techniques' sections on the pages of their strategies, the articles that teach them, and the glossary."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge, vocabulary
from carepress.strategies.glossary import glossary
from carepress.strategies.practised_in import practised_in
from carepress.strategies.technique_sections import technique_sections


def read(generators: Sequence[Any]) -> None:
    """Complete the strategy pages."""
    build = bridge.build_behind(generators)
    text = bridge.data_text(generators, vocabulary.SOURCE) or ""
    html, findings = technique_sections(build.library, build.labels, text)
    bridge.rewrite(generators, html)
    bridge.report(generators, findings)
    if not bridge.is_glance(generators):
        bridge.annotate(generators, "practised_in", practised_in(build.library, build.settings.list_length))
        bridge.annotate(generators, "glossary", glossary(build.library))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
