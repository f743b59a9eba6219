"""Leftovers: what a former build has left in the folder into which this one writes."""

import os
from collections.abc import Collection
from pathlib import Path


def remove_leftovers(folder: str, wanted: Collection[str]) -> None:
    """Remove the files of a folder but those of the wanted paths in it, and the folders in which nothing is left."""
    start = len(folder) + 1
    for root, _, names in os.walk(folder, topdown=False):
        for name in names:
            if f"{root}/{name}"[start:] not in wanted:
                Path(root, name).unlink()
        if root != folder and not os.listdir(root):  # noqa: PTH208  Ten thousand folders are asked, and few are empty
            Path(root).rmdir()
