"""Addresses: from the root of the site, the root of the host, and a source file."""

import posixpath
import re
import unicodedata
from urllib.parse import unquote, urlsplit

_PLAIN = re.compile("[a-z0-9]+")

LONGEST = 200
"""Most bytes of an address part: file systems allow 255 for a name, and a number may be added."""


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
    if text.isascii():  # as most are
        return "-".join(_PLAIN.findall(text.lower()))[:LONGEST].strip("-")
    letters = (c if _is_letter(c) else " " for c in unicodedata.normalize("NFC", text).lower())
    return "-".join("".join(letters).split()).encode()[:LONGEST].decode(errors="ignore").strip("-")


def is_slug(text: str) -> bool:
    """Whether a text may be an address part as it stands: letters and digits, joined by hyphens or underscores.

    There is no dot in it, so that no page takes the place of a file such as `graph.json`.
    """
    words = text.replace("_", "-").split("-")
    is_whole = bool(words[0] and words[-1]) and len(text.encode()) <= LONGEST
    return is_whole and all(_is_letter(c) for word in words for c in word)


def _is_letter(character: str) -> bool:
    """Marks count with letters and digits: without its vowel signs a word in Hindi is another word."""
    return unicodedata.category(character)[0] in "LNM"


def save_as_of(url: str) -> str:
    """The path in the output of the page at a site-relative address: an index in a folder, or a file of that name."""
    return f"{url[1:]}index.html" if url.endswith("/") else url[1:]
