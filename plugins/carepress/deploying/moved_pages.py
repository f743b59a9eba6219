"""Moved pages: from which addresses readers are led elsewhere, as hosts are told."""

from collections.abc import Mapping
from urllib.parse import unquote

REDIRECTS = "_redirects"
"""The file of an output that says it."""


def moved_pages(redirects: str, site: str) -> Mapping[str, str]:
    """Where the page at each former address leads, by path, from the `_redirects` of a site at an address."""
    root = "/" + site.partition("://")[2].partition("/")[2].strip("/")
    found = {}
    for line in redirects.splitlines():
        former, to, status = [*line.split(), "", "", ""][:3]
        if status.startswith("301") and unquote(former).startswith(root):
            path = unquote(former).removeprefix(root).lstrip("/")
            found[f"{path}index.html" if former.endswith("/") else path] = to
    return found
