"""A folder that a host's own tool uploads whole: Netlify, Cloudflare Pages, GitHub Pages and GitLab Pages in CI.

Such hosts switch by themselves, all at once. What they must be given is the whole site, with the files of earlier
releases that open pages still ask for. Those come from the public address, so that a machine which begins empty each
time needs no state of its own: the site itself says what readers saw when, in `deployments.json` and `releases/`.
"""

import contextlib
import dataclasses
import shlex
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from carepress.deploying import ledger
from carepress.deploying.target import Delivery, Deployment, Refused, Say
from carepress.deploying.upload import folder as upload_folder
from carepress.deploying.upload.address import Wish, wish_of
from carepress.deploying.upload.live_site import RELEASES, LiveSite, names
from carepress.file_lock import locked
from carepress.release import PATH, SIGNATURE, Release, release_of

OUTPUT = Path("output")


@dataclasses.dataclass
class Upload:
    """The target that is a folder for an upload, as an address asks for it; `output` says which site it is, where the
    address does not."""

    given: str
    output: Path = OUTPUT
    _kept: frozenset[str] | None = dataclasses.field(default=None, init=False)

    @cached_property
    def wish(self) -> Wish:
        """What the address asks for."""
        return wish_of(self.given)

    @property
    def address(self) -> str:
        """The folder alone, as commands are long and may name what is nobody's business."""
        return f"upload:{self.wish.folder}"

    @property
    def leads_readers(self) -> bool:
        """Whether a switch is all that is needed for readers to get the release."""
        return bool(self.wish.run)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep others on this machine from the folder until the end."""
        folder = self.wish.folder.absolute()
        with upload_folder.told(self.address):
            folder.parent.mkdir(parents=True, exist_ok=True)
            lock = folder.with_name(f".{folder.name}.carepress-lock").open("ab")
        with lock:
            if not locked(lock):
                raise Refused(f"Another deploy to {self.address} is running: start this one again when that has ended.")
            yield

    def made_ready(self) -> Release | None:
        """The release that stands in the folder, whether readers get it yet or not; None where there is none."""
        with contextlib.suppress(OSError, ValueError):
            return release_of((self.wish.folder / PATH).read_text(encoding="utf-8"))
        return None

    def deployments(self) -> Sequence[Deployment]:
        """What was put before readers, as their site itself says, the oldest first."""
        current = self._current()
        if not current:
            return ()
        text = self._live.content(ledger.FILE)
        known = ledger.ledger(text.decode(errors="replace"), f"{self._live.site}/{ledger.FILE}") if text else ()
        return ledger.with_pointer(known, current.id, ledger.moment(ledger.now()))

    def release(self, id: str) -> Release | None:
        """A release that readers see, or one whose list of files is still public."""
        found = self._current()
        if not found or found.id == id:
            return found
        earlier = self._live.release(id)
        return earlier if earlier and earlier.id == id else None

    def bring(self, delivery: Delivery, say: Say) -> None:
        """Make the folder anew beside its place: the release, and from the public address what is to be kept."""
        if delivery.folder is None:
            raise Refused(self._no_way_back(delivery.release))
        upload_folder.check(self.wish.folder, delivery.folder)
        say(f"Making {self.wish.folder} ready with {len(delivery.release.files):,} files …")
        with upload_folder.told(self.address):
            fresh = upload_folder.beside(self.wish.folder)
            shutil.rmtree(fresh, ignore_errors=True)
            for path, file in delivery.release.files.items():
                upload_folder.copy(delivery.folder / path, fresh / path, file)
            upload_folder.write(fresh / PATH, delivery.release.text.encode())
            if (delivery.folder / SIGNATURE).is_file():
                upload_folder.write(fresh / SIGNATURE, (delivery.folder / SIGNATURE).read_bytes())
            self._bring_earlier(delivery, say)

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Put the folder in its place, with the ledger, and run the command that uploads it."""
        folder = self.wish.folder
        text = ledger.ledger_text(ledger.noted(self.deployments(), deployment))
        with upload_folder.told(self.address):
            upload_folder.put(folder, {ledger.FILE: text.encode()})
        if not self.wish.run:
            say(f"{folder} is ready with release {delivery.release.id}. Let the host upload it whole; then")
            say("./invoke deploy --verify, with the same --to as this time, looks at what readers get.")
            return
        self._upload(say)

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of the release that readers see, and of others as far as they are the same there."""
        ready = self.made_ready()
        if ready and ready.id == id:
            return {path: (self.wish.folder / path).read_bytes() for path in paths}
        release = self.release(id)
        if not release:
            raise Refused(f"There is no release {id} at {self._live.site}.")
        found = {path: one for path, one in self._live.whole({p: release.files[p] for p in paths}) if one is not None}
        missing = [path for path in paths if path not in found]
        if missing:
            raise Refused(
                f"{self._live.site} has {names(missing)} of release {id} no more: such hosts keep only the last."
            )
        return found

    def keep_only(self, ids: Collection[str]) -> None:
        """Remember which releases are to stay public as lists; the next upload leaves out all else."""
        self._kept = frozenset(ids)

    def _current(self) -> Release | None:
        """The release that readers see; None, too, where nobody answers and nothing needs to be public yet."""
        try:
            return self._live.release()
        except Refused:
            if not self.wish.is_first:
                raise
            return None

    @cached_property
    def _live(self) -> LiveSite:
        site = self.wish.site
        with contextlib.suppress(OSError, ValueError):
            site = site or release_of((self.output / PATH).read_text(encoding="utf-8")).site
        if not site:
            remedy = "Publish with SITEURL, or name it in the address, as upload:FOLDER?site=https://example.org"
            raise Refused(f"Nobody has said where readers find the site. {remedy}.")
        return LiveSite(site)

    def _bring_earlier(self, delivery: Delivery, say: Say) -> None:
        """Bring files of earlier releases that stay, and the lists of those releases, for the next deploy."""
        known = {one.id for one in self.deployments()} - {delivery.release.id}
        earlier = {id: one for id in {*known, *delivery.kept.values()} if (one := self.release(id))}
        fresh = upload_folder.beside(self.wish.folder)
        for id in known & earlier.keys() if self._kept is None else known & earlier.keys() & self._kept:
            upload_folder.write(fresh / RELEASES / f"{id}.json", earlier[id].text.encode())
        files = {path: earlier[id].files[path] for path, id in delivery.kept.items() if id in earlier}
        found = dict(self._live.whole(files)) if files else {}
        for path, content in found.items():
            if content is not None:
                upload_folder.write(fresh / path, content)
        gone = [path for path, content in found.items() if content is None]
        if gone:
            say(f"Not public any more, so open pages may lack: {names(gone)}.")

    def _upload(self, say: Say) -> None:
        command = [word.replace("{folder}", str(self.wish.folder)) for word in shlex.split(self.wish.run)]
        say(f"Running {shlex.join(command)} …")
        remedy = "Readers still see what they saw; mend that and deploy again."
        try:
            status = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
        except OSError as error:
            raise Refused(f"{command[0]} cannot be started ({error.strerror}): install it. {remedy}") from None
        if status:
            raise Refused(f"{command[0]} ended with {status}, and says above why: is its token right? {remedy}")

    def _no_way_back(self, release: Release) -> str:
        what = f"commit {release.commit.removesuffix('+')}" if release.commit else "it"
        way = f"take the former one back in the host’s own list of deploys, or publish {what} again and deploy that"
        return f"{self.address} keeps only the last upload: {way}."
