"""Steps from home: how many links lead from the home page to each page, in the pages as they were written."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from carepress.addresses import save_as_of
from carepress.finding import Finding
from carepress.page import Page

MOST = 3
"""Links that a reader follows at most."""

HOME = "/"

INDEX = "/search/"
"""The page that lists everything: readers find there what they look for, and nothing that they do not know of."""

_HREF = re.compile(r'<a\s[^<>]*?href="([^"]*)"')


def steps_from_home(output: Path, root: str, pages: Iterable[Page]) -> Mapping[str, int]:
    """By site-relative address the fewest links from the home page, for pages within reach.

    `output` is the folder of the finished pages, `root` the path under which the site lives. It reads no page more
    than it needs to find those that are given.
    """
    steps, wanted = {HOME: 0}, {page.url for page in pages} - {HOME}
    here = [HOME]
    for step in range(1, MOST + 1):
        following = []
        for url in here:
            for linked in _links(output / save_as_of(url), root) if wanted and url != INDEX else ():
                if linked not in steps:
                    steps[linked] = step
                    following.append(linked)
                    wanted.discard(linked)
        here = following
    return steps


def _links(file: Path, root: str) -> Iterator[str]:
    """The site-relative addresses that a finished page links to; none where there is no such page, or a file."""
    try:
        html = file.read_text(encoding="utf-8") if file.suffix == ".html" else ""
    except OSError:
        return
    for address in _HREF.findall(html):
        if (url := _url(address, root)) is not None:
            yield url


@functools.lru_cache(maxsize=50_000)
def _url(address: str, root: str) -> str | None:
    """The site-relative address that an address leads to: most stand on many pages. None for that of another site."""
    parts = urlsplit(unescape(address))
    path = unquote(parts.path)
    is_ours = not parts.netloc and not parts.scheme and path.startswith(f"{root}/")
    return path.removeprefix(root) if is_ours else None


def far_pages(pages: Iterable[Page], steps: Mapping[str, int]) -> Iterator[Finding]:
    """An advice for each page that is not among those within reach."""
    for page in pages:
        if page.url not in steps:
            message = f"No reader comes here from the home page within {MOST} links."
            remedy = "Link to it from another page, name it in the navigation, or make it part of a series or a path."
            yield Finding(page.source, 1, 1, "page-out-of-reach", message, remedy, "advice")
