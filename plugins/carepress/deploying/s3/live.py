"""Live objects: those in a bucket that readers see and that deploys put there, each as it was written."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from carepress.deploying.s3.bucket import Bucket, NotThere, Unknown, at_once
from carepress.deploying.s3.objects import REDIRECTION, Object
from carepress.deploying.target import Refused

OWN = ".carepress/"
FILES = f"{OWN}files/"
_NOTES = f"{OWN}live.json"


class Noted(NamedTuple):
    """How an object was written: its ETag then, "" until that is known, and the mark of what it was to hold."""

    etag: str
    mark: str


def noted(bucket: Bucket) -> dict[str, Noted]:
    """What deploys put before readers, by path; what anybody else put there is not among it."""
    try:
        found = json.loads(bucket.get(_NOTES))
        return {path: Noted(str(etag), str(mark)) for path, (etag, mark) in found.items()}
    except (NotThere, ValueError, AttributeError, TypeError):
        return {}  # everything is then written anew


def note(bucket: Bucket, notes: Mapping[str, Noted]) -> None:
    """Note how objects were written, for the next deploy."""
    rows = [f"{json.dumps(path)}: {json.dumps(one)}" for path, one in sorted(notes.items())]
    bucket.put(_NOTES, ("{\n" + ",\n".join(rows) + "\n}\n").encode(), ContentType="application/json")


def unwritten(bucket: Bucket, wanted: Mapping[str, Object], notes: Mapping[str, Noted]) -> Sequence[str]:
    """The paths that do not hold what they are to: new, changed, left by a deploy that was cut, or changed by hand."""
    standing = bucket.standing(but=OWN)
    etags = {path: one.etag for path, one in standing.items()}
    return [path for path, one in wanted.items() if notes.get(path) != Noted(etags.get(path) or "-", one.mark)]


def write(bucket: Bucket, wanted: Mapping[str, Object], steps: Iterable[Sequence[str]]) -> None:
    """Write the paths of each step at once, from contents that are in the bucket, and note how.

    What is about to be written is noted first, so that no object is ever there of which nobody knows.
    """
    steps = [step for step in steps if step]
    if not steps:
        return
    notes = noted(bucket)
    notes |= {path: Noted("", wanted[path].mark) for step in steps for path in step}
    note(bucket, notes)

    def put(path: str) -> None:
        notes[path] = Noted(_copied(bucket, path, wanted[path]), wanted[path].mark)

    for step in steps:
        at_once(put, step)
    note(bucket, notes)


def remove(bucket: Bucket, paths: Sequence[str]) -> None:
    """Remove objects that deploys put there."""
    if paths:
        at_once(bucket.delete, paths)
        note(bucket, {path: one for path, one in noted(bucket).items() if path not in {*paths}})


def _copied(bucket: Bucket, path: str, one: Object) -> str:
    """Its ETag, once it is copied; some services cannot lead readers elsewhere, and the page then does so by itself."""
    try:
        return bucket.copy(FILES + one.sha256, path, **one.told)
    except Unknown:
        plain = {name: value for name, value in one.told.items() if name != REDIRECTION}
        return bucket.copy(FILES + one.sha256, path, **plain)
    except NotThere:
        where = f"{bucket.place.address}, {FILES}{one.sha256}"
        raise Refused(
            f"Somebody removed {where}, which {path} consists of. Publish its commit and deploy that."
        ) from None
