"""Addresses: from the root of the site, the root of the host, and a source file."""

import posixpath
import re
from urllib.parse import unquote, urlsplit


def site_root(site_url: str) -> str:
    """The path under which a site lives on its host: "" or, say, "/repo"."""
    return urlsplit(site_url).path.rstrip("/")


def is_external(address: str) -> bool:
    """Whether an address leaves the site: it names a scheme or a host."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def source_target(source: str, path: str) -> str:
    """The content file that a path means when it stands in a source file; a leading slash is the content folder."""
    path = unquote(path)
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
    return posixpath.normpath(joined)


def slug_of(text: str) -> str:
    """An address part made from any text: its letters and digits in lower case, joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))
