"""Content files: everything in the content folder, whether it becomes a page or not."""

import os
from collections.abc import Iterator
from pathlib import Path


def content_files(folder: Path) -> Iterator[str]:
    """The paths of all files and folders below a folder, relative to it; those of folders end in a slash."""
    for place, folders, files in os.walk(folder):
        within = "".join(f"{part}/" for part in Path(place).relative_to(folder).parts)
        yield from (f"{within}{name}/" for name in folders)
        yield from (f"{within}{name}" for name in files)
