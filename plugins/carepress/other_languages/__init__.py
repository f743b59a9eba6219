"""Other languages: pages that say the same in several languages lead to each other."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.other_languages.language_links import language_links
from carepress.other_languages.mistaken_translations import mistaken_translations


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Tell pages of their translations, and editors of what is none."""
    bridge.annotate(generators, "translations", language_links(bridge.site(generators)))
    looked_at = bridge.asked_for(generators).pages
    bridge.report(generators, mistaken_translations(bridge.library(generators), looked_at))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
