"""Opened files: the bytes of a file that can be imported, and of which kind it is."""

import io
import zipfile
from pathlib import Path
from typing import Literal

from carepress.failure import shown
from carepress.finding import did_you_mean
from carepress.importing.document import Refused

MOST_BYTES = 30_000_000
MOST_UNPACKED = 300_000_000
MOST_PARTS = 5_000
Form = Literal["word", "web", "markdown"]

KINDS: dict[str, Form] = {
    ".docx": "word",
    ".html": "web",
    ".htm": "web",
    ".md": "markdown",
    ".markdown": "markdown",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXT = "word/document.xml"


def opened(file: Path) -> tuple[Form, bytes]:
    """Kind and bytes of a file; raises Refused with the reason where it cannot be imported."""
    if file.is_dir():
        raise Refused(f"{shown(file)} is a folder: name one file in it.")
    if not file.is_file():
        beside = [str(path) for path in file.parent.glob("*")] if file.parent.is_dir() else []
        raise Refused(f"There is no file {file}.{did_you_mean(str(file), beside)}")
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        raise Refused(f"{shown(file)} is none of the files that can be imported: {_hint(file)}")
    if file.stat().st_size > MOST_BYTES:
        raise Refused(
            f"{shown(file)} is larger than {MOST_BYTES // 1_000_000} MB: make its pictures smaller, or split it."
        )
    content = file.read_bytes()
    if not content.strip():
        raise Refused(f"{shown(file)} is empty.")
    _check_name(file, kind, content)
    if kind == "word":
        _check_word(file, content)
    return kind, content


def _check_name(file: Path, kind: Form, content: bytes) -> None:
    """Raise Refused where a file is of another kind than its name says."""
    if content.startswith(b"%PDF"):
        raise Refused(f"{shown(file)} is a PDF, whatever its name says: ask for the document that it was made from.")
    if kind != "word" and content.startswith((_OLE, _ZIP)):
        raise Refused(
            f"{shown(file)} is no text: give it the ending it had, such as .docx or .doc, and import it again."
        )
    if kind == "markdown" and b"\0" in content and not content.startswith(_MARKS):
        raise Refused(f"{shown(file)} is no text, whatever its name says.")


def _hint(file: Path) -> str:
    other = {
        ".doc": "open it in Word or LibreOffice and save it as .docx.",
        ".odt": "open it in LibreOffice and save it as .docx.",
        ".rtf": "open it in Word or LibreOffice and save it as .docx.",
        ".pages": "export it from Pages as Word.",
        ".pdf": "a PDF holds no paragraphs; ask for the document that it was made from.",
        ".zip": "unpack it first.",
        ".gdoc": "choose File, Download, Microsoft Word in Google Docs.",
    }
    return other.get(file.suffix.lower(), "Word documents (.docx), web pages (.html) and Markdown (.md).")


def _check_word(file: Path, content: bytes) -> None:
    """Raise Refused where a file is no Word document, locked, or made to fill a machine."""
    name = shown(file)
    if content.startswith(_OLE):
        is_locked = _ENCRYPTED in content
        why = "is locked with a password: save a copy without one" if is_locked else "is an old .doc: save it as .docx"
        raise Refused(f"{name} {why}.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > MOST_PARTS:
                raise Refused(f"{name} holds far more than its size says, as files do that are made to fill a machine.")
            if _TEXT not in archive.namelist():
                raise Refused(f"{name} is no Word document, whatever its name says.")
            declared = (
                b"<!DOCTYPE" in archive.read(part) for part in parts if part.filename.endswith((".xml", ".rels"))
            )
            if any(declared):
                raise Refused(f"{name} declares its own kind of XML, which Word never does, so it is not read.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Refused(f"{name} is damaged, or is no Word document: open it in Word and save it again.") from None
