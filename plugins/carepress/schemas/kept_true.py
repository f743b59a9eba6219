"""Kept true: files written only where they differ, and left as they are where nobody may write."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from carepress.file_replacement import replace


def keep_true(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, by path in a folder, that are not yet as they should be. They only help, so failing is no fault."""
    for path, text in files.items():
        with contextlib.suppress(OSError):
            if not (folder / path).is_file() or (folder / path).read_text(encoding="utf-8") != text:
                replace(folder / path, text.encode())
