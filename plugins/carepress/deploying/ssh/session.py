"""A session on a server: a script that runs there for as long as this process lives and wants it."""

import subprocess
import tempfile
from typing import IO, cast

from carepress.deploying.ssh import scripts as ssh_scripts

Pipe = IO[bytes]


class Session:
    """A script that runs on the server for as long as this process has it open: it ends with its input."""

    def __init__(self, command: list[str], script: str) -> None:
        self.fault = ""
        with tempfile.TemporaryFile() as errors:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors, bufsize=0)
            self._input, self._output = cast("Pipe", self._process.stdin), cast("Pipe", self._process.stdout)
            self.tell(script.encode())
            self.first = self._output.readline().decode(errors="replace").strip()
            if self.first != ssh_scripts.READY:
                self.end()
                errors.seek(0)
                self.fault = errors.read().decode(errors="replace")

    def tell(self, words: bytes) -> None:
        """Send what its script reads; where it has ended, nobody does."""
        try:
            self._input.write(words)
        except OSError:
            return

    def end(self) -> None:
        """End its input, and wait until it has ended."""
        self._input.close()
        self._output.read()
        self._output.close()
        self._process.wait()

    def stop(self) -> None:
        """End it at once, with all that goes through its connection."""
        self._process.terminate()
        self.end()
