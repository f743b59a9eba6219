"""A folder keeps the laws of targets."""

from pathlib import Path

import pytest

from carepress.deploying.folder import Folder
from deploying.target_laws import Place, TargetLaws, files_in


class TestFolder(TargetLaws):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        site = tmp_path / "the site"
        return Place(lambda: Folder(str(site)), lambda: files_in(site / "current"))
