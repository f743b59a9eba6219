"""Drawn pages: what templates made of views, remembered by this process as long as both stay the same.

A page is a pure function of its template, its own view and that of the site, so nothing else needs to be asked.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from carepress.kept_files import fingerprint
from carepress.views import View

MOST = 1_000
"""So many pages are remembered; a site with more is drawn anew each time."""

_drawn: dict[str, tuple[str, View, View, bytes]] = {}


def drawn(save_as: str, template: Any, templates: str, page: View, site: View) -> bytes:
    """The HTML of a page; `templates` is the fingerprint of all templates, as each may include others."""
    former = _drawn.get(save_as)
    if former and former[:3] == (templates, page, site):
        return former[3]
    html: bytes = template.render(page=page, site=site).encode()
    if len(_drawn) < MOST:
        _drawn[save_as] = (templates, page, site, html)
    return html


def fingerprint_of(folders: Iterable[Path]) -> str:
    """What stands for the text of all templates in folders."""
    files = sorted(file for folder in folders for file in folder.rglob("*.html"))
    return fingerprint(*(part for file in files for part in (str(file), file.read_bytes())))
