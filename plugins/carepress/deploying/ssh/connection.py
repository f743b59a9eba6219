"""A connection to a server by this machine's own ssh, shared by all that is done there."""

import os
import shlex
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from carepress.deploying.ssh import scripts as ssh_scripts
from carepress.deploying.ssh.address import SshAddress
from carepress.deploying.ssh.faults import OWN, sentence
from carepress.deploying.ssh.session import Session
from carepress.deploying.target import Refused

_SETTINGS = {
    "BatchMode": "yes",  # nothing ever waits for an answer to a question
    "StrictHostKeyChecking": "yes",
    "ConnectTimeout": "15",
    "ServerAliveInterval": "10",  # a connection that is dead is noticed within half a minute
    "ServerAliveCountMax": "3",
    "LogLevel": "ERROR",  # without greetings of the server
    "ControlPersist": "no",
    "ClearAllForwardings": "yes",
    "PermitLocalCommand": "no",
    "RemoteCommand": "none",
    "RequestTTY": "no",
}
_FILES = ["--checksum", "--perms", "--chmod=D755,F644", "--compress", "--timeout=90", "--out-format=%n"]


class Connection:
    """What can be done on the server of an address; opened when first used, and closed with the process."""

    def __init__(self, address: SshAddress) -> None:
        self.address = address

    def run(self, script: str) -> str:
        """What a script prints there; Refused where it fails."""
        done = _ran([*self._ssh, self._host, "sh"], script.encode())
        return self._answer(done)

    def session(self, script: str) -> Session:
        """A session in which a script runs; Refused where it does not come to say that it is ready."""
        return self._ready(Session([*self._ssh, self._host, "sh"], script))

    def send(self, folder: Path, paths: Iterable[str], there: str, options: Iterable[str], guard: str) -> list[str]:
        """Bring files of a folder to one there by rsync, which starts by a guard; the paths of those that were sent."""
        remote = f"{self.address.host}:{there}/"
        command = [*_FILES, *options, "--rsync-path", f"{guard} rsync", f"{folder.resolve()}/", remote]
        return [line for line in self._rsync(command, paths).splitlines() if not line.endswith("/")]

    def fetch(self, there: str, paths: Iterable[str], folder: Path) -> None:
        """Bring files from a folder there into one here."""
        self._rsync([f"{self.address.host}:{there}/", f"{folder}/"], paths)

    def _rsync(self, options: list[str], paths: Iterable[str]) -> str:
        command = ["rsync", "--secluded-args", "--from0", "--files-from=-", "-e", shlex.join(self._ssh), *options]
        return self._answer(_ran(command, b"".join(os.fsencode(path) + b"\0" for path in paths)))

    def _answer(self, done: subprocess.CompletedProcess[bytes]) -> str:
        if done.returncode:
            raise Refused(sentence(self.address, done.stderr.decode(errors="replace")))
        return done.stdout.decode(errors="surrogateescape")

    @property
    def _host(self) -> str:
        return self.address.host.strip("[]")

    @cached_property
    def _ssh(self) -> list[str]:
        """The command that runs others through the one connection, which is opened here."""
        _need_programs()
        folder = tempfile.mkdtemp(prefix="carepress-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        settings = [word for name, value in _SETTINGS.items() for word in ("-o", f"{name}={value}")]
        ssh = ["ssh", *settings, *self.address.options, "-S", f"{folder}/s"]
        shared = self._ready(Session([*ssh, "-M", self._host, "sh"], ssh_scripts.greeting()))
        weakref.finalize(self, shared.stop)
        return ssh

    def _ready(self, session: Session) -> Session:
        if session.first == ssh_scripts.READY:
            return session
        raise Refused(sentence(self.address, session.fault or (session.first and f"{OWN}said {session.first}")))


def _need_programs() -> None:
    for program in ("ssh", "rsync"):
        if not shutil.which(program):
            raise Refused(f"This machine has no {program}: install it (on Debian: apt install openssh-client rsync).")
    if b"openrsync" in _ran(["rsync", "--version"], b"").stdout:
        raise Refused("This machine's rsync lacks what a deploy needs: install the original (brew install rsync).")


def _ran(command: list[str], words: bytes) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"LC_ALL": "C"}  # faults are known by their words
    return subprocess.run(command, input=words, capture_output=True, env=environment, check=False)
