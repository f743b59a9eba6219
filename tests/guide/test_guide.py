"""The documentation shows the real thing: its page of rules and its pictures are made, and stay true."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from guide.pictures import FOLDER, PICTURES, ROOT
from guide.rules_page import FILE, rules_page

_PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/([\w-]+)\.webp\)")


def shown() -> dict[str, str]:
    """The words for each picture that the documentation shows, by its name."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs").glob("*.md"))]
    return {name: words for text in texts for words, name in _PICTURE.findall(text)}


def test_the_page_of_rules_is_as_the_rules_are() -> None:
    assert FILE.read_text(encoding="utf-8") == rules_page(), "Make it anew: ./invoke guide"


def test_every_picture_is_taken_kept_and_shown_with_words() -> None:
    assert {file.stem for file in FOLDER.glob("*.webp")} == set(PICTURES) == set(shown())
    assert all(len(words.split()) > 4 for words in shown().values())


@pytest.mark.parametrize("name", PICTURES)
def test_what_a_picture_changes_first_is_there_to_be_changed(name: str) -> None:
    for path, (old, _) in PICTURES[name].edits.items():
        assert old in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_pictures_can_be_taken_anew(tmp_path: Path) -> None:
    # A program of its own: one process drives one browser, and other tests may have theirs.
    program = "import sys; from pathlib import Path; from guide.pictures import make; sys.exit(make(Path(sys.argv[1])))"
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("plugins", "tests"))
    command = [sys.executable, "-c", program, str(tmp_path)]
    assert subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, check=False).returncode == 0
    assert {file.stem for file in tmp_path.iterdir()} == set(PICTURES)
