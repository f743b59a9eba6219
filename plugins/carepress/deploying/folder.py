"""A folder on this machine, from which a web server serves: a folder for each release, and a link to one of them."""

import contextlib
import dataclasses
import datetime
import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from carepress.deploying.ledger import FILE, ledger, ledger_text, moment, noted, with_pointer
from carepress.deploying.target import Delivery, Deployment, Refused, Say
from carepress.file_lock import locked
from carepress.file_replacement import replace
from carepress.release import PATH, Release, release_of

RELEASES, CURRENT = "releases", "current"


@dataclasses.dataclass(frozen=True)
class Folder:
    """The target in a folder: `releases/ID/`, the link `current` to one of them, and the ledger."""

    address: str

    @property
    def place(self) -> Path:
        """The folder."""
        return Path(self.address)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep others from deploying there until the end."""
        with _told(self.address):
            self._releases.mkdir(parents=True, exist_ok=True)
            lock = (self.place / "lock").open("ab")
        with lock:
            if not locked(lock):
                raise Refused(f"Another deploy to {self.address} is running: start this one again when that has ended.")
            yield

    def deployments(self) -> Sequence[Deployment]:
        """What was put before readers there, the oldest first."""
        file, link = self.place / FILE, self.place / CURRENT
        with _told(self.address):
            known = ledger(file.read_text(encoding="utf-8"), str(file)) if file.is_file() else ()
            if not link.is_symlink():
                return ()
            switched = datetime.datetime.fromtimestamp(link.lstat().st_mtime, tz=datetime.UTC)
            return with_pointer(known, link.readlink().name, moment(switched))

    def release(self, id: str) -> Release | None:
        """A release that is still kept there; None where there is none, or it is damaged."""
        with contextlib.suppress(OSError, ValueError):
            return release_of((self._releases / id / PATH).read_text(encoding="utf-8"))
        return None

    def bring(self, delivery: Delivery, say: Say) -> None:
        """Bring every file that is not there as it should be; the release gets its name once it is whole."""
        final = self._releases / delivery.release.id
        folder = final if final.exists() else self._releases / f".{final.name}.part"
        former = self._releases / delivery.former.id if delivery.former else None
        say(f"Bringing {len(delivery.release.files):,} files to {self.address} …")
        with _told(self.address):
            for path, file in delivery.release.files.items():
                _put(folder / path, former and former / path, delivery.folder and delivery.folder / path, file.sha256)
            for path, id in delivery.kept.items():
                if not (folder / path).exists():
                    _link(self._releases / id / path, folder / path)
            replace(folder / PATH, delivery.release.text.encode())
            if folder != final:
                folder.rename(final)

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Lead readers to the release in one moment, and note it."""
        say(f"Switching {self.address}/{CURRENT} to {delivery.release.id} …")
        with _told(self.address):
            known = self.deployments()
            beside = self.place / f".{CURRENT}.new"
            beside.unlink(missing_ok=True)
            beside.symlink_to(Path(RELEASES, delivery.release.id))
            beside.replace(self.place / CURRENT)
            replace(self.place / FILE, ledger_text(noted(known, deployment)).encode())

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of a release."""
        with _told(self.address):
            return {path: (self._releases / id / path).read_bytes() for path in paths}

    def keep_only(self, ids: Collection[str]) -> None:
        """Remove all releases but these, and what is left of others by deploys that were cut."""
        with _told(self.address):
            for folder in self._releases.iterdir():
                if folder.name.removeprefix(".").removesuffix(".part") not in ids:
                    shutil.rmtree(folder)

    @property
    def _releases(self) -> Path:
        return self.place / RELEASES


def _put(target: Path, former: Path | None, output: Path | None, sha256: str) -> None:
    """Put a file there, unless it is: linked from the former release, or copied; what is there is never written to."""
    if _digest(target) == sha256:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    if former and former != target and _digest(former) == sha256:
        _link(former, beside)
    elif output and output.is_file():
        _copy(output, beside)
    if _digest(beside) != sha256:
        why = "was not written whole, or the output has changed since" if output else "is not there as it was published"
        raise Refused(f"{target} {why}. Is the disk full? Readers still see what they saw: publish and deploy again.")
    beside.replace(target)


def _link(source: Path, target: Path) -> None:
    """Some file systems know no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """For whoever serves it to read, whatever the rights of the source."""
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


@contextlib.contextmanager
def _told(address: str) -> Iterator[None]:
    """What the machine refuses, told in a sentence."""
    try:
        yield
    except OSError as error:
        where = error.filename or address
        remedy = "Readers still see what they saw; mend that and deploy again."
        raise Refused(f"{address} does not take the site ({error.strerror}: {where}). {remedy}") from None
