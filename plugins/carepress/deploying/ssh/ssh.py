"""A folder on a server, by ssh and rsync: the same folders, link and ledger as in a folder on this machine."""

import contextlib
import datetime
import getpass
import platform
import re
import secrets
import tempfile
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from carepress.deploying.ledger import FILE, ledger, ledger_text, moment, noted, with_pointer
from carepress.deploying.ssh import scripts
from carepress.deploying.ssh.address import ssh_address
from carepress.deploying.ssh.connection import Connection
from carepress.deploying.ssh.session import Session
from carepress.deploying.target import Delivery, Deployment, Refused, Say
from carepress.release import PATH, SIGNATURE, Release, release_of

_NAMED = 3
"""How many files a sentence names."""


class Ssh:
    """The target on a server: `releases/ID/`, the link `current` to one of them, and the ledger."""

    leads_readers: ClassVar[bool] = True

    def __init__(self, address: str) -> None:
        self.address = address
        self._server = Connection(ssh_address(address))
        self._path = self._server.address.path
        self._token = secrets.token_hex(8)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep others from deploying there until the end, or until the server hears no more of this machine."""
        who = f"{getpass.getuser()}@{platform.node()}"
        session, ended = self._server.session(scripts.lock(self._path, self._token, who)), threading.Event()
        beats = threading.Thread(target=_beat, args=(session, ended), daemon=True)
        beats.start()
        try:
            yield
        finally:
            ended.set()
            beats.join()
            session.end()

    def deployments(self) -> Sequence[Deployment]:
        """What was put before readers there, the oldest first."""
        current, since, text = [*self._server.run(scripts.seen(self._path)).split("\n", 2), "", ""][:3]
        known = ledger(text, f"{self.address}/{FILE}") if text else ()
        at = datetime.datetime.fromtimestamp(int(since or 0), tz=datetime.UTC)
        return with_pointer(known, current.rpartition("/")[2], moment(at))

    def release(self, id: str) -> Release | None:
        """A release that is still kept there; None where there is none, or it is damaged."""
        text = self._server.run(scripts.manifest(self._path, id)) if _is_id(id) else ""
        with contextlib.suppress(ValueError):
            return release_of(text)
        return None

    def bring(self, delivery: Delivery, say: Say) -> None:
        """Bring every file that is not there as it should be; the release gets its name once it is whole."""
        id = delivery.release.id
        folder = self._server.run(scripts.begin(self._path, self._token, id)).strip()
        if delivery.folder:
            say(f"Bringing {len(delivery.release.files):,} files to {self.address} …")
            sent = self._send(delivery, delivery.folder, folder)
            say(f"Files sent: {len(sent):,}. The others were there.")
        say(f"Making sure that {id} is whole there …")
        damaged, there = self._state(delivery, folder)
        if wrong := sorted(damaged & delivery.release.files.keys()):
            raise Refused(self._not_whole(delivery, wrong))
        wanted = {*delivery.release.files, *delivery.kept, PATH, SIGNATURE}
        surplus = damaged if folder == scripts.final(id) else damaged | (there - wanted)
        self._server.run(scripts.finish(self._path, self._token, folder, id, sorted(surplus)))

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Lead readers to the release in one moment, and note it."""
        say(f"Switching {self.address}/current to {delivery.release.id} …")
        text = ledger_text(noted(self.deployments(), deployment))
        self._server.run(scripts.switch(self._path, self._token, delivery.release.id, text))

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of a release."""
        with tempfile.TemporaryDirectory() as folder:
            if paths:
                self._server.fetch(f"{self._path}/{scripts.final(id)}", paths, Path(folder))
            return {path: Path(folder, path).read_bytes() for path in paths}

    def keep_only(self, ids: Collection[str]) -> None:
        """Remove all releases but these and what readers see, and what is left of others by deploys that were cut."""
        self._server.run(scripts.keep_only(self._path, self._token, [*filter(_is_id, ids)]))

    def _send(self, delivery: Delivery, output: Path, folder: str) -> Sequence[str]:
        """The paths of files that were not there. A part may keep half of a file, to go on with; what readers may see
        never does."""
        signature = [SIGNATURE] if (output / SIGNATURE).is_file() else []
        options = [] if folder == scripts.final(delivery.release.id) else ["--partial"]
        options += [f"--link-dest=../{delivery.former.id}"] if delivery.former else []
        paths = [*delivery.release.files, PATH, *signature]
        return self._server.send(output, paths, f"{self._path}/{folder}", options, scripts.guard(self._path))

    def _state(self, delivery: Delivery, folder: str) -> tuple[set[str], set[str]]:
        """The files there that are not as they were published, and all that there are."""
        earlier = {id: self.release(id) for id in set(delivery.kept.values())}
        files = {path: found.files[path] for path, id in delivery.kept.items() if (found := earlier[id])}
        digests = {path: file.sha256 for path, file in (files | {**delivery.release.files}).items()}
        script = scripts.check(self._path, self._token, folder, delivery.kept, digests)
        told, _, there = self._server.run(script).partition("\n\n")
        whole = {line.removeprefix("./").removesuffix(": OK") for line in told.splitlines() if line.endswith(": OK")}
        return digests.keys() - whole, {line.removeprefix("./") for line in there.splitlines()}

    def _not_whole(self, delivery: Delivery, wrong: Sequence[str]) -> str:
        named = ", ".join(wrong[:_NAMED]) + (f" and {more} more" if (more := len(wrong) - _NAMED) > 0 else "")
        if delivery.folder:
            return f"{named}: the output has changed since it was published. Publish again and deploy."
        return (
            f"{named}: changed by hand at {self.address}, so {delivery.release.id} is not what was published. Readers"
            " see what they saw: publish its commit again and deploy that, which mends it."
        )


def _is_id(id: str) -> bool:
    """Only such a name may stand in a script."""
    return bool(re.fullmatch(r"[0-9a-f]{12}", id))


def _beat(session: Session, ended: threading.Event) -> None:
    while not ended.wait(scripts.BEAT_SECONDS):
        session.tell(b".")
