"""Text editors: a place in a file as a link, and as the command of an editor that has a window."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from carepress import text_editor

FILE = Path("/site/content/a b#c.md")


def test_a_link_names_the_whole_path_and_the_place() -> None:
    link = text_editor.link(FILE, 3, 7)
    assert link == "vscode://file/site/content/a%20b%23c.md:3:7"
    assert unquote(urlsplit(link).path) == f"{FILE}:3:7"


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("code", ["code", "--goto", f"{FILE}:3:7"]),
        ("code --wait", ["code", "--goto", f"{FILE}:3:7"]),
        ("/usr/bin/subl -w", ["/usr/bin/subl", f"{FILE}:3:7"]),
        ("'/opt/my editors/kate' --new", ["/opt/my editors/kate", "--new", "--line", "3", "--column", "7", str(FILE)]),
    ],
)
def test_an_editor_with_a_window_is_told_file_and_place_and_not_to_wait(named: str, words: list[str]) -> None:
    assert text_editor.command({"EDITOR": named}, FILE, 3, 7) == words


def test_visual_comes_before_editor() -> None:
    assert text_editor.command({"VISUAL": "zed", "EDITOR": "code"}, FILE, 3, 7) == ["zed", f"{FILE}:3:7"]


@pytest.mark.parametrize("named", ["", "vim", "nano", "unheard-of --now"])
def test_an_editor_in_the_terminal_or_none_has_no_command(named: str) -> None:
    assert text_editor.command({"EDITOR": named}, FILE, 3, 7) is None
