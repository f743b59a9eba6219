"""Host files: what hosts and web servers read to send the right headers, and to answer at former addresses."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.host_files.files import host_files


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Write the files of a site that is published."""
    site, made = bridge.site(generators), bridge.build_behind(generators).listings
    if site.settings.mode == "publish":
        bridge.write(generators, host_files(site, made))


def register() -> None:
    """Join in once every page is made."""
    signals.all_generators_finalized.connect(read)
