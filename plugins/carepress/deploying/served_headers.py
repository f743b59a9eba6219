"""Served headers: whether a host sends the headers that the table has for a site."""

from collections.abc import Callable, Iterator, Mapping

from carepress.release import Release, url_of
from carepress.response_headers import CACHE_CONTROL, ON_ALL

_ONLY_SAFE = "Strict-Transport-Security"
"""What browsers heed only where nobody on the way can change it."""


def unsent(release: Release, headers_of: Callable[[str], Mapping[str, str]]) -> Iterator[str]:
    """A sentence for each file asked for that comes without a header, or with another: one of each cache class.

    `headers_of` tells the headers with which a file comes, by its path.
    """
    asked = {file.cache: path for path, file in sorted(release.files.items(), reverse=True) if path[0] not in "._"}
    for path in sorted({*asked.values(), "index.html"} & release.files.keys()):
        found = headers_of(path)
        missing = [name for name, value in wanted(release, path).items() if found.get(name) != value]
        if missing:
            yield f"With {url_of(path)}, the host does not send as it should: {', '.join(missing)}."


def wanted(release: Release, path: str) -> Mapping[str, str]:
    """The headers that a file should come with: how long it may be kept, and with a page those of all files."""
    known = {"Cache-Control": CACHE_CONTROL[release.files[path].cache]}
    if path.endswith(".html"):
        known |= ON_ALL
    return {name: value for name, value in known.items() if name != _ONLY_SAFE or release.site.startswith("https:")}
