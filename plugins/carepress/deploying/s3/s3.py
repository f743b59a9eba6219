"""Storage that speaks the language of S3, from which a service serves every object at its own address.

There is one place for each path, so the order decides what readers see. Everything that a release consists of lies
below `.carepress/` first; what is named by its content is put before readers ahead of the pages that ask for it; pages
are copied over within the service; and what no page asks for any more is removed by a later deploy.
"""

import contextlib
import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from carepress.cache_class import cache_class
from carepress.content_type import content_type
from carepress.deploying import ledger
from carepress.deploying.moved_pages import REDIRECTS, moved_pages
from carepress.deploying.s3 import contents as s3_contents
from carepress.deploying.s3 import live as s3_live
from carepress.deploying.s3 import lock as s3_lock
from carepress.deploying.s3.address import place_of
from carepress.deploying.s3.bucket import Bucket, NotThere, at_once
from carepress.deploying.s3.live import FILES, OWN
from carepress.deploying.s3.objects import Object, objects, stages
from carepress.deploying.target import Delivery, Deployment, Refused, Say
from carepress.release import PATH, SIGNATURE, File, Release, release_of

_RELEASES = f"{OWN}releases/"
_LEDGER = f"{OWN}{ledger.FILE}"
_POINTER = {"ContentType": "application/json", "CacheControl": "no-cache"}


@dataclasses.dataclass(frozen=True)
class S3:
    """The target in a bucket: readers see the objects, and `.carepress/` holds the releases and the ledger."""

    address: str
    leads_readers: ClassVar[bool] = True

    @cached_property
    def bucket(self) -> Bucket:
        """The bucket."""
        return Bucket(place_of(self.address))

    def lock(self) -> AbstractContextManager[None]:
        """Keep others from deploying there until the end."""
        return s3_lock.held(self.bucket)

    def deployments(self) -> Sequence[Deployment]:
        """What was put before readers there, the oldest first."""
        try:
            known = ledger.ledger(self.bucket.get(_LEDGER).decode(errors="replace"), f"{self.address}: {_LEDGER}")
        except NotThere:
            known = ()
        with contextlib.suppress(NotThere, ValueError):
            pointer = self.bucket.fetched(PATH)
            return ledger.with_pointer(known, release_of(pointer.content.decode()).id, ledger.moment(pointer.at))
        return known

    def release(self, id: str) -> Release | None:
        """A release that is still kept there; None where there is none, or it is damaged."""
        with contextlib.suppress(NotThere, ValueError):
            return release_of(self.bucket.get(f"{_RELEASES}{id}.json").decode())
        return None

    def bring(self, delivery: Delivery, say: Say) -> None:
        """Bring every content that is not there yet, and put before readers what is named by its content."""
        release, notes = delivery.release, s3_live.noted(self.bucket)
        if delivery.former:
            asked = {*release.files, *delivery.former.files, *delivery.kept}
            s3_live.remove(self.bucket, [p for p in notes if p not in asked and cache_class(p) != "immutable"])
        s3_contents.bring(self.bucket, release, delivery.folder, say)
        self.bucket.put(f"{_RELEASES}{release.id}.json", release.text.encode(), ContentType="application/json")
        if delivery.folder:
            self._keep_signature(release.id, delivery.folder / SIGNATURE)
        ahead = objects(self._ahead(delivery), {})
        paths = s3_live.unwritten(self.bucket, ahead, s3_live.noted(self.bucket))
        s3_live.write(self.bucket, ahead, [paths])

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Copy over what readers see, in the order in which they may see it, the pointer last, and note it."""
        s3_lock.check_held(self.bucket)
        wanted = self._wanted(delivery.release)
        paths = s3_live.unwritten(self.bucket, wanted, s3_live.noted(self.bucket))
        say(f"Switching {len(paths):,} of {len(wanted):,} objects in {self.address} to {delivery.release.id} …")
        s3_live.write(self.bucket, wanted, stages(paths, delivery.release, delivery.former))
        known = self.deployments()
        s3_lock.check_held(self.bucket)
        self._sign(delivery.release.id)
        self.bucket.put(PATH, delivery.release.text.encode(), **_POINTER)
        text = ledger.ledger_text(ledger.noted(known, deployment))
        self.bucket.put(_LEDGER, text.encode(), ContentType="application/json")

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of a release."""
        release = self.release(id)
        if not release:
            raise Refused(f"There is no release {id} at {self.address}, or its list of files is damaged.")
        return {path: s3_contents.content(self.bucket, release.files[path].sha256) for path in paths}

    def keep_only(self, ids: Collection[str]) -> None:
        """Remove all releases but these, with what only they needed; pages are removed by the next `bring`."""
        lists = self.bucket.standing(_RELEASES)
        there = {key.removeprefix(_RELEASES).partition(".")[0] for key in lists}
        known = {id: self.release(id) for id in there}
        notes = s3_live.noted(self.bucket)
        kept = {*ids, *self._seen(known, notes)}
        at_once(self.bucket.delete, [key for key in lists if key.removeprefix(_RELEASES).partition(".")[0] not in kept])
        releases = [known[id] for id in there & kept]
        if not all(releases):
            return  # what the damaged one needs is unknown
        files = [one.files for one in releases if one]
        contents = {FILES + file.sha256 for one in files for file in one.values()}
        at_once(self.bucket.delete, self.bucket.standing(FILES).keys() - contents)
        named = {path for one in files for path in one}
        s3_live.remove(self.bucket, [path for path in notes if cache_class(path) == "immutable" and path not in named])

    def _seen(self, known: Mapping[str, Release | None], notes: Mapping[str, s3_live.Noted]) -> Iterator[str]:
        """The release that readers see, and those of which they see some pages, as a deploy was cut."""
        pointer = self._pointer()
        files = pointer.files if pointer else {}
        for id, one in known.items():
            own = {path: file for path, file in one.files.items() if file != files.get(path)} if one else {}
            seen = [
                path for path, found in objects(own, {}).items() if path in notes and notes[path].mark == found.mark
            ]
            if (pointer and id == pointer.id) or any(cache_class(path) != "immutable" for path in seen):
                yield id

    def _keep_signature(self, id: str, file: Path) -> None:
        if file.is_file():
            self.bucket.put(f"{_RELEASES}{id}.json.sig", file.read_bytes())
        else:
            self.bucket.delete(f"{_RELEASES}{id}.json.sig")

    def _sign(self, id: str) -> None:
        """Put the signature of a release, if it has one, beside the pointer."""
        try:
            signature = self.bucket.get(f"{_RELEASES}{id}.json.sig")
        except NotThere:
            self.bucket.delete(SIGNATURE)
        else:
            self.bucket.put(SIGNATURE, signature, **_POINTER | {"ContentType": content_type(SIGNATURE)})

    def _pointer(self) -> Release | None:
        with contextlib.suppress(NotThere, ValueError):
            return release_of(self.bucket.get(PATH).decode())
        return None

    def _ahead(self, delivery: Delivery) -> Mapping[str, File]:
        """The files named by their content, those of earlier releases too, but none whose name has another content."""
        seen = delivery.former.files if delivery.former else {}
        found = {path: file for path, file in delivery.release.files.items() if file.cache == "immutable"}
        for id in {*delivery.kept.values()}:
            earlier = self.release(id)
            files = earlier.files if earlier else {}
            found |= {path: files[path] for path, one in delivery.kept.items() if one == id and path in files}
        return {path: file for path, file in found.items() if file.sha256 == seen.get(path, file).sha256}

    def _wanted(self, release: Release) -> Mapping[str, Object]:
        redirects = release.files.get(REDIRECTS)
        text = s3_contents.content(self.bucket, redirects.sha256).decode() if redirects else ""
        return objects(release.files, moved_pages(text, release.site))
