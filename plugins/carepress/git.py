"""Git: what it answers in a folder."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *words: str, **environment: str) -> str:
    """What git says, without the white space around it; CalledProcessError where it refuses.

    FileNotFoundError where it is not installed. `environment` is laid over that of this process.
    """
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
        env=os.environ | environment,
    )
    return done.stdout.strip()
