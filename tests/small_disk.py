"""Small disks: folders that are soon full, where this machine lets the tests mount them."""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A folder that is a disk of that size, such as `100k`, until the end; skips the test where none may be had."""
    folder.mkdir(parents=True, exist_ok=True)
    if not shutil.which("mount"):
        pytest.skip("this system has no mount")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    tried = subprocess.run(mount, capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"mounting is not permitted here: {tried.stderr.strip()}")
    try:
        yield folder
    finally:
        # Lazily, as a server that was just killed may still have a file open there.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
