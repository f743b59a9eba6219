"""How often tests repeat what is random or takes long: a few times at each run, and many times more with --long.

Each of these marks a test, which gets the numbers as arguments. docs/developers.md names them, too.
"""

import pytest


def _times(names: str, few: tuple[int, ...], many: tuple[int, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(names, [pytest.param(*few), pytest.param(*many, marks=pytest.mark.long)])


KILLED_DEPLOYS = _times("kills", (8,), (30,))
CUT_CONNECTIONS = _times("cuts", (8,), (30,))
RELEASES = _times("releases", (25,), (100,))
SWITCHES = _times("switches", (3,), (20,))
KILLED_BUILDS = _times("kills", (3,), (50,))
SEQUENCES_OF_EDITS = _times("sequences, edits", (6, 6), (500, 12))
