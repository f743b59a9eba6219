"""The real site for tests in a browser: built as readers get it, served on this machine, and its pages by template."""

import contextlib
import dataclasses
import functools
import http.client
import http.server
import runpy
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tiny_site
from carepress.outcome import fresh_modules

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"

TEMPLATES = {
    "home": "/",
    "article": "/from-coping-to-thriving/",
    "strategy": "/strategies/self-care/",
    "page": "/privacy/",
    "help": "/get-help/",
    "about": "/about/",
    "editorial-policy": "/how-we-write/",
    "glossary": "/glossary/",
    "wording": "/words-we-use/",
    "articles": "/articles/",
    "map": "/map/",
    "series": "/series/from-coping-to-thriving/",
    "path": "/paths/when-today-is-hard/",
    "paths": "/paths/",
    "practice": "/practice/slow-breathing/",
    "mentions": "/mentions/talking-therapy/",
    "search": "/search/",
    "settings": "/settings/",
    "kept": "/kept/",
    "offline": "/offline/",
    "not-found": "/404.html",
}
"""For each template, the address of a page that it renders; of several, the one with the most in it."""


@dataclasses.dataclass(frozen=True)
class RealSite:
    """A built site: its output folder, and the address that serves it, with no slash at its end."""

    folder: Path
    address: str

    @property
    def pages(self) -> Sequence[str]:
        """The address of every page, the 404 page included, relative to the site."""
        return [self._address(file) for file in sorted(self.folder.rglob("*.html"))]

    def file(self, path: str) -> Path:
        """The file that holds what stands at a site-relative address."""
        return self.folder / (path.lstrip("/") + "index.html" if path.endswith("/") else path.lstrip("/"))

    def _address(self, file: Path) -> str:
        return "/" + file.relative_to(self.folder).as_posix().removesuffix("index.html")


def built(folder: Path, address: str = "") -> Path:
    """The output folder of the real content as readers get it; as editors see it where an error stands in the way.

    Handouts and books are left out, as they take long: tests of their own hold them, on tiny sites.
    """
    for config in ("publishconf.py", "pelicanconf.py"):
        with fresh_modules(ROOT):  # other tests import settings files of the same name
            own = runpy.run_path(str(ROOT / config))["CAREPRESS"] | {"today": TODAY, "take_along": "never"}
        output = folder / Path(config).stem
        with contextlib.suppress(SystemExit):
            tiny_site.build_config(ROOT / config, output, SITEURL=address, CAREPRESS=own)
            return output
    raise AssertionError("The real content cannot be built: ./invoke build says why.")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing: tests tell what was answered."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine, as long as the context lasts; gives the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def answer(address: str, path: str) -> tuple[int, bytes]:
    """The status and the bytes with which a served address answers."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()
