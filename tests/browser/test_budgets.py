"""What a reader on a bad network must wait for, in compressed bytes."""

import gzip
import re
from pathlib import Path

import pytest

from browser.conftest import Visit
from browser.real_site import TEMPLATES, RealSite

pytestmark = pytest.mark.browser

TCP_WINDOW = 14_600
BLOCKING = 1_000
ARTICLE, STRATEGY, WHOLE = 24_000, 30_000, 90_000


def compressed(*parts: str) -> int:
    """The bytes of texts, each compressed as a server sends it."""
    return sum(len(gzip.compress(part.encode(), compresslevel=6, mtime=0)) for part in parts)


def articles(site: RealSite) -> list[Path]:
    """The files of all articles: the pages that a list of articles leads to."""
    listed = re.findall(r'class="article-list-link" href="([^"]+)"', site.file(TEMPLATES["articles"]).read_text())
    assert len(listed) >= 3
    return [site.file(path) for path in listed]


def test_the_first_view_of_an_article_fits_one_tcp_window(site: RealSite) -> None:
    (stylesheet,), (script,) = (site.folder.glob(f"assets/*/{name}") for name in ("site.css", "js/before-paint.js"))
    assert len(script.read_bytes()) <= BLOCKING
    blocking = stylesheet.read_text(), script.read_text()
    for file in articles(site):
        html = file.read_text()
        (blocks,) = re.findall(r"<script(?![^>]*type=\"(?:module|application/ld\+json)\")[^>]*>", html)
        assert script.name in blocks
        text_from = html.index('<div class="prose">', html.index("</h1>"))
        second = [match.start() for match in re.finditer("<h2 id=", html[text_from:])][1] + text_from
        assert compressed(html[:second], *blocking) <= TCP_WINDOW, file


def test_the_html_of_an_article_is_light(site: RealSite) -> None:
    for file in articles(site):
        assert compressed(file.read_text()) <= ARTICLE, file


def test_the_html_of_a_strategy_page_is_light(site: RealSite) -> None:
    files = [*site.folder.glob("strategies/*/index.html")]
    assert len(files) == 6
    for file in files:
        assert compressed(file.read_text()) <= STRATEGY, file


def test_a_whole_article_page_is_light_with_script_and_fonts(site: RealSite, look: Visit) -> None:
    for file in articles(site):
        path = "/" + file.parent.relative_to(site.folder).as_posix() + "/"
        loaded = look(path).evaluate("performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)")
        files = {site.folder / name.lstrip("/") for name in loaded} | {file}
        assert any(one.suffix == ".woff2" for one in files)
        assert sum(_sent(one) for one in files) <= WHOLE, file


def _sent(file: Path) -> int:
    """Fonts and pictures are compressed already."""
    content = file.read_bytes()
    return len(content) if file.suffix in {".woff2", ".webp", ".avif"} else len(gzip.compress(content, 6, mtime=0))
