"""The editor's server: on this machine only, for pages that it gave out itself, and for no other website."""

import socketserver
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from carepress.browser_editor.forge import Asked, Forge, said
from carepress.local_ports import HOST
from carepress.room import Answer

MAX_LENGTH = 60_000_000

# The program writes its styles into the page, hence 'unsafe-inline' for these.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self' blob: data:;"
    " worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Handler(BaseHTTPRequestHandler):
    """Answers one connection's requests."""

    server: "EditorServer"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give out the editor and what it asks for."""
        self._answer(b"")

    do_HEAD = do_GET  # noqa: N815  The standard library calls it so

    def do_POST(self) -> None:
        """Take what the editor saves."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MAX_LENGTH:
            self.close_connection = True
            self._send(said(413, "That is too much to be saved at once."))
            return
        self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes) -> None:
        if not self._is_ours():
            self._send(said(403, "Only pages of this editor may ask for that."))
            return
        address = urlsplit(self.path)
        visits = self.headers.get("Sec-Fetch-Mode") == "navigate"
        token = self.headers.get("Authorization", "")
        asked = Asked(address.path, address.query, token, body, self.command, visits)
        self._send(self.server.forge.answer(asked))

    def _is_ours(self) -> bool:
        """Whether the request was meant for this server and comes from its own pages, or from no page at all."""
        here = {f"{name}:{self.server.server_port}" for name in (HOST, "localhost")}
        origin, site = self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site", "none")
        # A link to the editor on another page is harmless; whatever else another page asks for is not.
        visits = self.headers.get("Sec-Fetch-Mode") == "navigate" and self.path == "/"
        is_own = origin is None or origin.removeprefix("http://") in here
        return self.headers.get("Host") in here and is_own and (site in {"same-origin", "none"} or visits)

    def _send(self, given: Answer) -> None:
        self.send_response(given.status)
        headers = {"Content-Type": given.content_type, "Content-Length": str(len(given.content)), **HEADERS}
        for name, value in (headers | ({"Location": given.location} if given.location else {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.content)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what was saved."""


class EditorServer(ThreadingHTTPServer):
    """Serves one content folder, each connection in a thread that ends with the program."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, forge: Forge) -> None:
        self.forge = forge
        super().__init__((HOST, port), Handler)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]
        self.forge.address = f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of pages that were left before they were sent."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
