"""A folder on this machine, from which a web server serves: a folder for each release, and a link to one of them."""

import contextlib
import dataclasses
import datetime
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from carepress.deploying.ledger import FILE, ledger, ledger_text, moment, noted, with_pointer
from carepress.deploying.placed_files import keep, leave, put, settle
from carepress.deploying.target import Delivery, Deployment, Refused, Say
from carepress.file_lock import locked
from carepress.file_replacement import replace
from carepress.release import PATH, SIGNATURE, Release, release_of

RELEASES, CURRENT = "releases", "current"


@dataclasses.dataclass(frozen=True)
class Folder:
    """The target in a folder: `releases/ID/`, the link `current` to one of them, and the ledger."""

    address: str
    leads_readers: ClassVar[bool] = True

    @property
    def place(self) -> Path:
        """The folder."""
        return Path(self.address)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep others from deploying there until the end; what is made until then may be read by a web server."""
        with _readable():
            with _told(self.address):
                self._releases.mkdir(parents=True, exist_ok=True)
                lock = (self.place / "lock").open("ab")
            with lock:
                if not locked(lock):
                    raise Refused(f"Another deploy to {self.address} is running: start this one when that has ended.")
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
        digests = self._digests(delivery.kept)
        say(f"Bringing {len(delivery.release.files):,} files to {self.address} …")
        with _told(self.address):
            for path, file in delivery.release.files.items():
                put(folder / path, former and former / path, delivery.folder and delivery.folder / path, file.sha256)
            for path, id in delivery.kept.items():
                keep(folder / path, self._releases / id / path, digests[path])
            for path, content in _manifest(delivery).items():
                replace(folder / path, content)
            if folder != final:
                leave(folder, {*delivery.release.files, *delivery.kept, PATH, SIGNATURE})
                settle()
                folder.rename(final)

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Lead readers to the release in one moment, and note it; what can fail fails before."""
        say(f"Switching {self.address}/{CURRENT} to {delivery.release.id} …")
        link, list_of_them = self.place / CURRENT, self.place / FILE
        if link.exists() and not link.is_symlink():
            raise Refused(f"{link} is not the link that it should be: move it away, and deploy again.")
        with _told(self.address):
            new_link, new_list = self.place / f".{CURRENT}.new", self.place / f".{FILE}.new"
            replace(new_list, ledger_text(noted(self.deployments(), deployment)).encode())
            new_link.unlink(missing_ok=True)
            new_link.symlink_to(Path(RELEASES, delivery.release.id))
            new_link.replace(link)
            new_list.replace(list_of_them)

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of a release."""
        with _told(self.address):
            return {path: (self._releases / id / path).read_bytes() for path in paths}

    def keep_only(self, ids: Collection[str]) -> None:
        """Remove all releases but these, and what is left of others by deploys that were cut."""
        with _told(self.address):
            for folder in self._releases.iterdir():
                if (id := folder.name.removeprefix(".").removesuffix(".part")) not in ids:
                    # A release that is being removed does not look like one that can be taken back.
                    shutil.rmtree(folder if folder.name != id else folder.rename(folder.with_name(f".{id}.part")))

    def _digests(self, kept: Mapping[str, str]) -> Mapping[str, str]:
        """What files of earlier releases are, by path; "" where nobody knows."""
        earlier = {id: self.release(id) for id in {*kept.values()}}
        files = {id: release.files if release else {} for id, release in earlier.items()}
        return {path: files[id][path].sha256 if path in files[id] else "" for path, id in kept.items()}

    @property
    def _releases(self) -> Path:
        return self.place / RELEASES


def _manifest(delivery: Delivery) -> Mapping[str, bytes]:
    """The list of a release, and its signature if it has one."""
    signature = delivery.folder and delivery.folder / SIGNATURE
    signed = {SIGNATURE: signature.read_bytes()} if signature and signature.is_file() else {}
    return {PATH: delivery.release.text.encode(), **signed}


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """A time in which everybody may read what is made."""
    former = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(former)


@contextlib.contextmanager
def _told(address: str) -> Iterator[None]:
    """What the machine refuses, told in a sentence."""
    try:
        yield
    except OSError as error:
        where = error.filename or address
        remedy = "Readers still see what they saw; mend that and deploy again."
        raise Refused(f"{address} does not take the site ({error.strerror}: {where}). {remedy}") from None
