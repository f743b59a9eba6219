"""A folder on this machine keeps the laws of targets."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress.deploying.folder import Folder
from carepress.deploying.target import Refused
from deploying.folder_laws import At, FolderLaws, deployed
from deploying.target_laws import Place, sees
from deploying.tiny_releases import deploy, edition
from privileges import permissions_hold


class TestFolder(FolderLaws):
    @pytest.fixture
    def at(self) -> At:
        return lambda folder: Folder(str(folder))

    @pytest.fixture
    def private(self) -> Iterator[None]:
        """A mask by which new files are for their owner alone."""
        former = os.umask(0o077)
        yield
        os.umask(former)

    @pytest.mark.usefixtures("private")
    def test_a_web_server_may_read_it_whatever_the_mask(self, place: Place, site: Path, tmp_path: Path) -> None:
        deployed(place, tmp_path)
        made = [site, *site.rglob("*")]
        assert {stat.S_IMODE(file.stat().st_mode) for file in made if file.is_dir()} == {0o755}
        assert {stat.S_IMODE(file.stat().st_mode) for file in made if file.is_file()} == {0o644}

    def test_a_folder_in_which_nobody_may_write_is_told(self, place: Place, site: Path, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        deploy(place.target(), first)
        (site / "releases").chmod(0o555)
        with permissions_hold(), pytest.raises(Refused, match="Permission denied"):
            deploy(place.target(), second)
        sees(place, first)
        (site / "releases").chmod(0o755)
        deploy(place.target(), second)
        sees(place, second)
