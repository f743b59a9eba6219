"""A host whose wires tests may pull: it serves a folder, another one from some moment on, a few answers, or nothing."""

import http.server
import threading
from pathlib import Path
from typing import Any


class Host:
    """Serves `folder`, whichever that is just then, on one port of this machine; `left` counts down answers to come.

    As many hosts do, it leaves it to browsers how long they take the help page for new.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.left, self.asked = folder, -1, list[str]()
        self.port, self._server = 0, None
        self.start()

    @property
    def address(self) -> str:
        """The address that it serves, with no slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Answer, on the same port as before."""
        self._server: http.server.ThreadingHTTPServer | None = http.server.ThreadingHTTPServer(
            ("127.0.0.1", self.port), self._handler()
        )
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Be gone: whoever calls hears nothing."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _handler(self) -> type[http.server.SimpleHTTPRequestHandler]:
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                self.directory = str(host.folder)
                return super().translate_path(path)

            def do_GET(self) -> None:
                if host.left == 0:
                    self.close_connection = True
                    return
                host.left -= host.left > 0
                host.asked.append(self.path)
                super().do_GET()

            def end_headers(self) -> None:
                if "get-help" not in self.path:
                    self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing: tests tell what was asked."""

        return Handler
