"""What handouts and books are made of is found wherever the project lies, and nothing outside it."""

from pathlib import Path

import pytest

from carepress.own_files import OwnFiles


@pytest.mark.parametrize("folder", ["theme", "our theme", "thème 100%", "a..b"])
def test_files_of_the_theme_are_found_whatever_its_folder_is_called(tmp_path: Path, folder: str) -> None:
    theme = tmp_path / folder
    (theme / "fonts").mkdir(parents=True)
    (theme / "fonts" / "own.woff2").write_bytes(b"letters")
    own = OwnFiles("https://example.org", {}, (), tmp_path, theme)
    assert own.read((theme / "fonts" / "own.woff2").as_uri())[0] == b"letters"


def test_no_file_outside_the_theme_is_found(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    own = OwnFiles("https://example.org", {}, (), tmp_path, tmp_path / "theme")
    for address in ((tmp_path / "secret").as_uri(), f"{(tmp_path / 'theme').as_uri()}/../secret", "file:///etc/hosts"):
        with pytest.raises(LookupError):
            own.read(address)
