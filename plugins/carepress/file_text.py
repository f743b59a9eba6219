"""File texts: the text in a file's bytes, and what is wrong with its characters."""

import codecs

from carepress.characters import INVISIBLE, has_invisible, without_invisible
from carepress.finding import Finding, place_at


def file_text(raw: bytes, source: str) -> tuple[str, list[Finding]]:
    """The text of a file with plain line ends; bytes that are not UTF-8 are shown as the replacement sign."""
    findings, raw = [], raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line, column = place_at(before, len(before))
        message = f"The file is not in UTF-8: the byte 0x{raw[error.start]:02x} here is no character."
        findings.append(Finding(source, line, column, "file-not-utf8", message, "Save it again with encoding UTF-8."))
        text = raw.decode(errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if has_invisible(text) and (control := INVISIBLE.search(text)):
        line, column = place_at(text, control.start())
        message = f"There is an invisible control character (U+{ord(control[0]):04X}) here."
        findings.append(Finding(source, line, column, "control-character", message, "Delete it."))
    return without_invisible(text), findings
