"""A web server for tests of links: it answers as sites do, and notes who asked for what and when."""

import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Request(NamedTuple):
    """One request that was made."""

    method: str
    path: str
    agent: str
    at: float


class WebServer(ThreadingHTTPServer):
    """Answers each path with a status, or where it leads; a list is gone through, one after the other."""

    daemon_threads = True

    def __init__(self, answers: Mapping[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = {path: [*found] if isinstance(found, list) else found for path, found in answers.items()}
        self.requests: list[Request] = []

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.server_port}"

    def asked(self, path: str) -> list[str]:
        """The methods by which a path was asked for."""
        return [request.method for request in self.requests if request.path == path]


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def do_GET(self) -> None:
        """Answer as it was told to."""
        agent = self.headers.get("User-Agent", "")
        self.server.requests.append(Request(self.command, self.path, agent, time.monotonic()))
        found = self.server.answers.get(self.path, 404)
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if callable(found):
            found = found(self)
        if found is None:
            return
        status, content = found if isinstance(found, tuple) else (found, "")
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", content)
            content = ""
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content.encode())

    do_HEAD = do_GET  # noqa: N815  The standard library calls it so

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def web_server(answers: Mapping[str, Any]) -> Iterator[WebServer]:
    """A server that runs meanwhile."""
    server = WebServer(answers)
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Answer nothing for a while."""
    time.sleep(2)
    handler.close_connection = True


def closing(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def only_get(handler: BaseHTTPRequestHandler) -> int:
    """Refuse HEAD, as some sites do."""
    return 405 if handler.command == "HEAD" else 200
