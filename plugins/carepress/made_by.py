"""Made by: what stands for this package and all libraries, as what they make may change with them."""

import functools
import sys
from pathlib import Path

from carepress.digest import digest

_PACKAGE = Path(__file__).parent
_LEFT_OUT = "__pycache__"


@functools.cache
def made_by() -> bytes:
    """The digest of every file of this package, of the names and versions of libraries, and of Python's."""
    files = sorted(file for file in _PACKAGE.rglob("*") if file.is_file() and _LEFT_OUT not in file.parts)
    ours = [(file.relative_to(_PACKAGE), file.read_bytes()) for file in files]
    # The name of such a folder holds the version; reading what is in it would take longer than all else here.
    theirs = sorted(found.name for folder in map(Path, sys.path) for found in folder.glob("*.dist-info"))
    return digest(ours, theirs, sys.version)
