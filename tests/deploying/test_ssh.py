"""A folder on a server, through a real OpenSSH server and rsync, keeps the laws of targets."""

import pytest

from carepress.deploying.ssh.ssh import Ssh
from deploying.folder_laws import At, FolderLaws
from deploying.ssh_server import SshServer

pytestmark = pytest.mark.servers


class TestSsh(FolderLaws):
    @pytest.fixture
    def at(self, known: SshServer) -> At:
        return lambda folder: Ssh(known.address(folder))
