"""A real OpenSSH server on this machine, with keys of its own, and an `ssh` that finds those."""

import contextlib
import dataclasses
import getpass
import os
import shlex
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server_provisions import needed
from web_servers import HOST, free_port


@dataclasses.dataclass(frozen=True)
class SshServer:
    """A server that runs, the folder in which its keys lie, and the port on which it listens."""

    process: subprocess.Popen[bytes]
    keys: Path
    port: int

    def address(self, folder: Path, port: int | None = None) -> str:
        """The address of a folder there, or through another port that leads to it."""
        return f"ssh://{getpass.getuser()}@{HOST}:{port or self.port}{folder}"

    def connections(self) -> list[int]:
        """The processes that serve one connection each."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def cut(self) -> None:
        """End every connection, as a network that is gone does."""
        for pid in self.connections():
            with contextlib.suppress(ProcessLookupError):  # it has ended by itself meanwhile
                os.kill(pid, signal.SIGKILL)


@contextlib.contextmanager
def ssh_server(folder: Path, options: str = "") -> Iterator[SshServer]:
    """A server that lets this user in by a key made for it, until the end of the block; options win over ours."""
    folder.mkdir(parents=True)
    for name in ("host", "user"):
        _key(folder / name)
    (folder / "authorized_keys").write_text(f"restrict {(folder / 'user.pub').read_text()}")
    (folder / "known_hosts").write_text(f"* {(folder / 'host.pub').read_text()}")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # without which it does not start
    port = free_port()
    config = folder / "sshd_config"
    # A shell that thinks that it runs in another one reads no .bashrc, so that it is the same on every machine.
    config.write_text(f"""
        {options}
        ListenAddress {HOST}:{port}
        HostKey {folder / "host"}
        AuthorizedKeysFile {folder / "authorized_keys"}
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PidFile none
        MaxStartups 100
        SetEnv SHLVL=2
    """)
    command = [needed("SSHD"), "-D", "-e", "-f", str(config)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        server = SshServer(process, folder, port)
        try:
            _wait_for(port, process)
            yield server
        finally:
            server.cut()
            process.terminate()


def let_in(server: SshServer, monkeypatch: pytest.MonkeyPatch, folder: Path, settings: str = "") -> Path:
    """Let this process's `ssh` find the keys of a server, as `~/.ssh/config` would; a first line of the settings wins.
    Returns the folder that was put before others in PATH."""
    ssh = shutil.which("ssh")
    assert ssh, "OpenSSH's client is missing"
    folder.mkdir(parents=True)
    config, script = folder / "config", folder / "ssh"
    config.write_text(f"""
        {settings}
        IdentityFile {server.keys / "user"}
        IdentitiesOnly yes
        IdentityAgent none
        UserKnownHostsFile {server.keys / "known_hosts"}
        GlobalKnownHostsFile /dev/null
    """)
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(ssh)} -F {shlex.quote(str(config))} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return folder


class _Cut:
    """Connections to a port that pass through here, until so many bytes went there."""

    def __init__(self, count: int, port: int) -> None:
        self.left, self.port = count, port
        self.ends: list[socket.socket] = []
        self.threads: list[threading.Thread] = []

    def serve(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, there = listener.accept()[0], socket.create_connection((HOST, self.port))
                self.ends += [client, there]
                for source, target, counts in ((client, there, True), (there, client, False)):
                    thread = threading.Thread(target=self.pump, args=(source, target), kwargs={"counts": counts})
                    self.threads.append(thread)
                    thread.start()

    def pump(self, source: socket.socket, target: socket.socket, *, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while (words := source.recv(4096)) and self.left >= 0:
                self.left -= len(words) if counts else 0
                target.sendall(words)
        shut(source, target)


@contextlib.contextmanager
def cut_after(count: int, port: int) -> Iterator[int]:
    """A port that leads to another, until so many bytes went there; from then on, each connection is cut at once."""
    cut = _Cut(count, port)
    with socket.create_server((HOST, 0)) as listener:
        serving = threading.Thread(target=cut.serve, args=(listener,))
        serving.start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            shut(listener)
            serving.join()
            shut(*cut.ends)
            for thread in cut.threads:
                thread.join()
            for end in cut.ends:
                end.close()


def shut(*ends: socket.socket) -> None:
    """End connections for whoever reads from them or writes to them."""
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def _key(file: Path) -> None:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "carepress", "-f", str(file)]
    subprocess.run(command, check=True, capture_output=True)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port)):
            return
        time.sleep(0.02)
    pytest.fail("the SSH server did not start: see its log")
