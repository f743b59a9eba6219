"""security.txt: where somebody who finds a weakness of the site can tell its publisher."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.security_txt.security_txt import PATH, security_findings, security_txt


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Write the file where the settings name somebody, and tell editors of what is missing or due."""
    site, text = bridge.site(generators), security_txt(bridge.site(generators))
    bridge.write(generators, {PATH: text} if text else {})
    bridge.report(generators, security_findings(site, bridge.build_behind(generators).today))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
