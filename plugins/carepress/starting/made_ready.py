"""Made ready: all that is to be put into a site, written whole beside its place before anything changes there."""

import contextlib
import json
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from carepress.starting import exchange
from carepress.starting.exchange import NEW, PLAN, READY
from carepress.starting.house import HOUSE


def put(site: Path, copied: Mapping[str, Path], written: Mapping[str, bytes], take: Collection[str] = ()) -> None:
    """Put files into a site, whole or not at all: by path, those to copy and those to write; and take some away.

    A folder of which a file is copied is replaced where all of it is CarePress's. OSError where there is no room.
    """
    with _beside(site) as making:
        for path, file in copied.items():
            _made(making / NEW / path)
            shutil.copy(file, making / NEW / path)
        for path, content in written.items():
            _made(making / NEW / path)
            (making / NEW / path).write_bytes(content)
        shutil.copy(exchange.__file__, making / "exchange.py")
        plan = {"put": [*_entries(making / NEW, site)], "take": sorted(take)}
        (making / PLAN).write_text(json.dumps(plan), encoding="utf-8")
        making.rename(site / READY)
    exchange.finish(site)


def _entries(new: Path, site: Path) -> Iterator[str]:
    """What is put in its place in one step each: folders that are CarePress's whole or not there yet, else files."""
    for top in sorted(new.iterdir()):
        if top.is_file() or top.name in HOUSE or not (site / top.name).exists():
            yield top.name
        else:
            yield from (file.relative_to(new).as_posix() for file in sorted(top.rglob("*")) if file.is_file())


def _made(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def _beside(site: Path) -> Iterator[Path]:
    """A folder on the same file system, which is gone at the end unless it has found its place."""
    for left in site.glob(".carepress-part-*"):
        shutil.rmtree(left, ignore_errors=True)
    making = Path(tempfile.mkdtemp(prefix=".carepress-part-", dir=site))
    try:
        yield making
    finally:
        shutil.rmtree(making, ignore_errors=True)
