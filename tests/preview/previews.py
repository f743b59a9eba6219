"""Previews that run, as an editor has them: real saves, real requests."""

import signal
import threading
import urllib.error
import urllib.request
from typing import Any

from tiny_project import TinyProject, wait_until

SCRIPT = '<script src="/-/reload.js"'
"""With what every page of a preview comes."""

SERVE = """
import sys
from carepress.desk import desk_room
from carepress.preview import serve

site = "content", "pelicanconf.py"
sys.exit(serve(*site, int(sys.argv[1]), [desk_room(*site)]))
"""


class Preview:
    """A preview that runs, the lines that it has said so far, and requests to it."""

    def __init__(self, project: TinyProject, port: int = 0) -> None:
        self.project = project
        self.process = project.start("-c", SERVE, str(port))
        self.lines: list[str] = []
        self._threads = [threading.Thread(target=self._read, args=(stream,)) for stream in ("stdout", "stderr")]
        for thread in self._threads:
            thread.start()
        wait_until(lambda: self.lines)
        self.address = self.lines[0].split()[0]

    def _read(self, stream: str) -> None:
        self.lines.extend(iter(getattr(self.process, stream).readline, ""))

    def open(self, path: str, method: str = "GET") -> Any:
        """The open response to a request; HTTPError for a status from 400 on."""
        request = urllib.request.Request(f"{self.address.rstrip('/')}{path}", method=method)  # noqa: S310  It is http
        return urllib.request.urlopen(request, timeout=60)  # noqa: S310  The same

    def get(self, path: str = "/sleep/") -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with self.open(path) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def shows(self, text: str, path: str = "/sleep/", status: int = 200) -> None:
        """Wait until a page has a text."""
        wait_until(lambda: (found := self.get(path))[0] == status and text in found[1])

    def says(self, text: str) -> None:
        """Wait until the terminal has a text."""
        wait_until(lambda: text in "".join(self.lines))

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End it, and return its exit status."""
        self.process.send_signal(by)
        status = self.process.wait(timeout=60)
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
        return status
