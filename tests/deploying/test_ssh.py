"""A folder on a server, through a real OpenSSH server and rsync, keeps the laws of targets."""

from pathlib import Path

import pytest

from carepress.deploying.ssh import Ssh
from deploying.ssh_server import SshServer
from deploying.target_laws import Place, TargetLaws, files_in

pytestmark = pytest.mark.servers


class TestSsh(TargetLaws):
    @pytest.fixture
    def place(self, known: SshServer, tmp_path: Path) -> Place:
        site = tmp_path / "It's a “site”"
        return Place(lambda: Ssh(known.address(site)), lambda: files_in(site / "current"))
