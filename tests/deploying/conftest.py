"""What tests of deploys share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploying.ssh_server import SshServer, let_in, ssh_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    """An SSH server for all tests of a run; who cuts its connections, cuts no other test's."""
    with ssh_server(tmp_path_factory.mktemp("ssh") / "server") as running:
        yield running


@pytest.fixture
def known(server: SshServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SshServer:
    """That server, which `ssh` knows and which lets this user in."""
    let_in(server, monkeypatch, tmp_path / "programs")
    return server
