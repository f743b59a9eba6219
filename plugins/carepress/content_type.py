"""Content type: what a host says of a file's kind, the same on every machine."""

import mimetypes
import posixpath

_OWN = {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".sig": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
_STANDARD = mimetypes.MimeTypes(filenames=())
"""What Python knows by itself, without the files of the machine."""


def content_type(path: str) -> str:
    """The media type of a file by its ending, with the encoding of texts."""
    own = _OWN.get(posixpath.splitext(path)[1].lower())
    return own or _STANDARD.guess_type(path)[0] or "application/octet-stream"
