"""Binding: the files of a book put together as EPUB 3: the same files are the same bytes."""

import io
import zipfile
from collections.abc import Mapping

MIMETYPE = "application/epub+zip"
FOLDER = "book"

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format knows: a book is not another one because it was bound on another day."""


def bound(files: Mapping[str, bytes]) -> bytes:
    """A book of some files by their paths within it, `package.opf` among them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        # Whoever looks at the first bytes alone is to see what it is, so this is not compressed.
        _add(book, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        _add(book, "META-INF/container.xml", _CONTAINER.encode())
        for path in sorted(files):
            _add(book, f"{FOLDER}/{path}", files[path])
    return stream.getvalue()


def _add(book: zipfile.ZipFile, path: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.compress_type, entry.create_system, entry.external_attr = how, 3, 0o644 << 16
    book.writestr(entry, content, compresslevel=9)
