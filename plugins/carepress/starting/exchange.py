"""Puts what was made ready for a folder in its place there; where it was cut, it goes on when it is run again.

It stands alone, because a copy of it lies beside what is made ready: half of a package may be in its place already.
"""

import json
import shutil
import sys
from pathlib import Path

READY, FORMER = ".carepress-start", ".carepress-former"
"""Folders within the one that changes: what is ready to be put in its place, and what stood there until then."""

NEW, PLAN = "new", "plan.json"


def finish(folder: Path) -> bool:
    """Put everything that is ready in its place. Whether there was any."""
    ready = folder / READY
    is_ready = ready.is_dir()
    if is_ready:
        plan = json.loads((ready / PLAN).read_text(encoding="utf-8"))
        for path in plan["put"]:
            _put(ready / NEW / path, folder / path, ready / "former" / path)
        for path in plan["take"]:
            (folder / path).unlink(missing_ok=True)
        shutil.rmtree(folder / FORMER, ignore_errors=True)
        ready.rename(folder / FORMER)
    shutil.rmtree(folder / FORMER, ignore_errors=True)
    return is_ready


def _put(new: Path, place: Path, former: Path) -> None:
    """Put a file or a folder in its place, unless an earlier run has done it."""
    if not new.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if new.is_dir() and place.exists():
        former.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(former, ignore_errors=True)
        place.rename(former)
    new.replace(place)


if __name__ == "__main__":
    finish(Path(sys.argv[1]))
