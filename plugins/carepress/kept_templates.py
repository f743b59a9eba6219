"""Kept templates: Jinja's templates in the form that Python runs, kept from one build to the next."""

import contextlib
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from carepress.kept_files import DIGITS, KeptFiles, fingerprint


class KeptTemplates(jinja2.BytecodeCache):
    """Templates in a folder; what is damaged, of another version or of a changed file is made anew."""

    def __init__(self, folder: Path) -> None:
        self._files = KeptFiles(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept, if it is whole: Python may crash on damaged code."""
        with contextlib.suppress(OSError):
            kept = (self._files.folder / bucket.key).read_bytes()
            mark, code = kept[:DIGITS], kept[DIGITS:]
            if mark == fingerprint(code).encode():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds, if the folder can be written."""
        code = bucket.bytecode_to_string()
        self._files.keep(bucket.key, fingerprint(code).encode() + code)
