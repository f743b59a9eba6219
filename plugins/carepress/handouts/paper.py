"""Paper: a PDF/UA file of some HTML, drawn by WeasyPrint from nothing but this site's own files."""

import contextlib
import importlib.metadata
import io
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

from carepress.own_files import OwnFiles

STYLE = "take-along/handout/handout.css"
VARIANT = "pdf/ua-1"
_MOMENT = "SOURCE_DATE_EPOCH"
PARTS = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pillow", "segno")
"""What has a say in the bytes of a file, beside the machine's Pango."""


class Missing(Exception):  # noqa: N818  It says what this machine has not, and the site is built without.
    """What is missing to draw PDF files, and how to get it."""


def engine() -> Any:
    """WeasyPrint, which then says nothing by itself; Missing where it, or what it rests on, is not there."""
    try:
        # It prints where it lacks something; we say that ourselves.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415  It takes half a second, and only publishing needs it.
    except ImportError:
        raise Missing("WeasyPrint is not installed", "Install the package weasyprint.") from None
    except OSError:
        raise Missing(
            "WeasyPrint finds no Pango, which sets the text",
            "Install it: on Debian and Ubuntu with apt install libpango-1.0-0 libpangoft2-1.0-0, "
            "on a Mac with brew install pango.",
        ) from None
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    return weasyprint


def versions() -> tuple[str, ...]:
    """The versions of all that draws; whoever is missing has none."""
    found = []
    for name in PARTS:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found.append(f"{name} {importlib.metadata.version(name)}")
    return tuple(found)


Draw = Callable[[str, str, str], tuple[int, bytes]]
"""The number of sheets, and the file, of some HTML, a stylesheet of its own, and what its links are relative to."""


@contextlib.contextmanager
def press(own: OwnFiles) -> Iterator[Draw]:
    """What draws as long as the context lasts; style and fonts, which take longer to read than most pages, stay."""
    with _own_place():
        yield _press(own)


def _press(own: OwnFiles) -> Draw:
    weasyprint = engine()
    fetcher, fonts = _fetcher(own), weasyprint.text.fonts.FontConfiguration()
    place = (own.theme / STYLE).absolute().as_uri()
    style = weasyprint.CSS(string=own.style(STYLE), base_url=place, url_fetcher=fetcher, font_config=fonts)

    def draw(html: str, own_style: str, address: str) -> tuple[int, bytes]:
        page = weasyprint.HTML(string=html, base_url=address, url_fetcher=fetcher, media_type="print")
        styles = [style, weasyprint.CSS(string=own_style, url_fetcher=fetcher)]
        with _outside_time():
            drawn = page.render(pdf_variant=VARIANT, stylesheets=styles, font_config=fonts)
            return len(drawn.pages), drawn.write_pdf(pdf_variant=VARIANT)

    return draw


@contextlib.contextmanager
def _own_place() -> Iterator[None]:
    """A time in which the engine lays its copies of fonts where they go with it; a process that ends forgets them."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="carepress-") as place:
        tempfile.tempdir = place
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextlib.contextmanager
def _outside_time() -> Iterator[None]:
    """A time in which fonts are not marked with the moment at which they were cut down, whatever the clock says."""
    before = os.environ.get(_MOMENT)
    os.environ[_MOMENT] = "0"
    try:
        yield
    finally:
        os.environ.pop(_MOMENT)
        os.environ.update({_MOMENT: before} if before is not None else {})


def _fetcher(own: OwnFiles) -> Any:
    urls = engine().urls

    class OwnFiles(urls.URLFetcher):  # type: ignore[misc,name-defined]  # imported only when it is needed
        """Answers with files of the site, and with what stands in the address itself."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            content, kind = own.read(url)
            return urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    return OwnFiles()
