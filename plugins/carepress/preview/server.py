"""The preview's server: on this machine only, and the browser keeps nothing of it that may change."""

import contextlib
import os
import re
import socketserver
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from carepress.local_ports import HOST, on_free_port
from carepress.preview.answers import answer, version
from carepress.preview.pages import LAST_GOOD
from carepress.preview.showing import Showing
from carepress.room import Answer, Asked, Room

SECONDS_BETWEEN_SIGNS = 15.0
NAMED_BY_CONTENT = re.compile(r"/assets/[0-9a-f]{12}/")
"""Files that have another address as soon as anything in them changes."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection's requests."""

    server: "PreviewServer"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with what is shown now."""
        path = urlsplit(self.path).path
        if path == "/-/changes":
            self._tell_changes()
        elif path.startswith(f"{LAST_GOOD}/"):
            self.server.showing.show_last_good()
            self._send(Answer(303, location="/" + path.removeprefix(LAST_GOOD).lstrip("/")))
        else:
            self._send(self._in_room(path) or answer(path, self.server.showing.now))

    do_HEAD = do_GET  # noqa: N815  The standard library calls it so

    def do_POST(self) -> None:
        """Do what a room of the preview is for; a page of another site may not ask for it."""
        length = self.headers.get("Content-Length", "0")
        self.rfile.read(int(length) if length.isdecimal() else 0)
        here = {f"{host}:{self.server.server_port}" for host in (HOST, "localhost")}
        origin = self.headers.get("Origin") or f"http://{self.headers.get('Host')}"
        # A page of another site may even have this machine's address given to its own name.
        if not {self.headers.get("Host"), origin.removeprefix("http://")} <= here:
            self._send(Answer(403, content=b"Only pages of this preview may ask for that."))
            return
        self._send(self._in_room(urlsplit(self.path).path, is_order=True) or Answer(405))

    def _in_room(self, path: str, *, is_order: bool = False) -> Answer | None:
        """What the room answers to which a path leads; None where it leads to none."""
        room = next((room for room in self.server.rooms if path.startswith(room.address)), None)
        query = dict(parse_qsl(urlsplit(self.path).query))
        shown = self.server.showing.now.version
        return room.answer(Asked(path.removeprefix(room.address), query, shown, is_order)) if room else None

    def _send(self, given: Answer) -> None:
        is_lasting = given.status == HTTPStatus.OK and NAMED_BY_CONTENT.match(self.path)
        kept = {"Cache-Control": "max-age=31536000, immutable"} if is_lasting else {}
        length = {"Content-Length": str(len(given.content))}
        self._head(given.status, given.content_type, length | kept, given.location)
        if self.command != "HEAD":
            self.wfile.write(given.content)

    def _head(self, status: int, content_type: str, more: dict[str, str], location: str = "") -> None:
        self.send_response(status)
        headers = {"Content-Type": content_type, "Cache-Control": "no-store", **more}
        for name, value in (headers | ({"Location": location} if location else {})).items():
            self.send_header(name, value)
        self.end_headers()

    def _tell_changes(self) -> None:
        """Send the version of a page, now and whenever something else is shown, until the page is left."""
        self.close_connection = True
        self._head(200, "text/event-stream", {"Connection": "close"})
        page, seen = dict(parse_qsl(urlsplit(self.path).query)).get("page", "/"), None
        while self.command == "GET":
            shown = self.server.showing.wait(seen, SECONDS_BETWEEN_SIGNS)
            # A line without news shows whether the page is still there.
            self.wfile.write(f"data: {version(page, shown)}\n\n".encode() if shown is not seen else b":\n\n")
            seen = shown

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for findings."""


class PreviewServer(ThreadingHTTPServer):
    """Serves what is shown, each connection in a thread that ends with the program."""

    daemon_threads = True
    # On Windows this would let two servers have one port; elsewhere it lets a port be used again at once.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, showing: Showing, rooms: Sequence[Room] = ()) -> None:
        self.showing, self.rooms = showing, rooms
        super().__init__((HOST, port), Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of pages that were left before they were sent."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(port: int, showing: Showing, rooms: Sequence[Room] = ()) -> Iterator[PreviewServer]:
    """A server on the port, or on the next one that is free; OSError where none is."""
    server = on_free_port(port, partial(PreviewServer, showing=showing, rooms=rooms))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
