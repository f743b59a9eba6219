"""Laws of settings places: what a message names is found where it counts."""

import pytest

from carepress.settings_place import settings_place

SETTINGS = """PATH, SITENAME = "content", "Tiny"
PLUGINS = ["carepress.links"]
CAREPRESS = {"publisher": {"nam": "Open Door"}}
PLUGINS += ['own']
"""


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("The content folder, PATH in the settings, does not exist.", (1, 1)),
        ("SITENAME is missing.", (1, 7)),
        ("The plugin “own” in PLUGINS cannot be used.", (4, 13)),
        ("The plugin “gone” in PLUGINS cannot be used.", (4, 1)),
        ("CAREPRESS cannot be used: “publisher.nam” is no key. Known keys: name.", (3, 28)),
        ("CAREPRESS cannot be used.", (3, 1)),
        ("The disk is full.", (1, 1)),
    ],
)
def test_what_a_message_names_is_found(message: str, place: tuple[int, int]) -> None:
    assert settings_place(SETTINGS, message) == place
