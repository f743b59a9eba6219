"""Open data: the vocabulary of strategies and techniques for other people's programs."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.open_data.strategies_file import strategy_files


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Write the file and its schema."""
    bridge.write(generators, strategy_files(bridge.site(generators)))


def register() -> None:
    """Join in once every page is made."""
    signals.all_generators_finalized.connect(read)
