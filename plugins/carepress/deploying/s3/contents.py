"""Contents: what the files of all releases in a bucket consist of, each once, named by its digest."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from carepress.deploying.s3.bucket import Bucket, NotThere, Standing, at_once
from carepress.deploying.s3.live import FILES
from carepress.deploying.target import Refused, Say
from carepress.release import Release


def bring(bucket: Bucket, release: Release, folder: Path | None, say: Say) -> None:
    """Bring what the files of a release consist of, as far as it is not there; Refused where it cannot be whole."""
    there = {key.removeprefix(FILES): one for key, one in bucket.standing(FILES).items()}
    paths = {file.sha256: path for path, file in release.files.items()}
    if folder is None:
        sizes = {file.sha256: file.size for file in release.files.values()}
        missing = [paths[sha256] for sha256, size in sizes.items() if sha256 not in there or there[sha256].size != size]
        if missing:
            raise Refused(_damaged(bucket, release, missing))
        return
    wanted = _missing(paths, folder, there)
    say(f"Bringing {len(wanted):,} of {len(paths):,} files to {bucket.place.address} …")
    at_once(lambda sha256: _put(bucket, sha256, folder / paths[sha256]), wanted)


def content(bucket: Bucket, sha256: str) -> bytes:
    """The content of that digest; Refused where it is not there or damaged."""
    try:
        found = bucket.get(FILES + sha256)
    except NotThere:
        found = b""
    if hashlib.sha256(found).hexdigest() != sha256:
        where = f"{bucket.place.address}, {FILES}{sha256},"
        raise Refused(f"A file of that release is missing or damaged at {where}. Publish its commit and deploy that.")
    return found


def _missing(paths: Mapping[str, str], folder: Path, there: Mapping[str, Standing]) -> list[str]:
    """The digests of what is not there as it should be. Where ETags are MD5 digests, those show what is damaged."""
    digests: dict[str, Standing] = {}

    def look(sha256: str) -> None:
        read = _read(folder / paths[sha256], sha256)
        digests[sha256] = Standing(hashlib.md5(read, usedforsecurity=False).hexdigest(), len(read))

    at_once(look, paths)
    is_plain = any(there.get(sha256) == one for sha256, one in digests.items() if one.size)
    return [
        sha256
        for sha256, one in digests.items()
        if sha256 not in there or there[sha256].size != one.size or (is_plain and there[sha256].etag != one.etag)
    ]


def _put(bucket: Bucket, sha256: str, file: Path) -> None:
    bucket.put(FILES + sha256, _read(file, sha256))


def _read(file: Path, sha256: str) -> bytes:
    try:
        read = file.read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}): publish again, then deploy.") from None
    if hashlib.sha256(read).hexdigest() != sha256:
        raise Refused(f"{file} is not as it was published: publish again, then deploy.")
    return read


def _damaged(bucket: Bucket, release: Release, missing: list[str]) -> str:
    what = f"{missing[0]} of release {release.id} is" if len(missing) == 1 else f"{len(missing):,} files of it are"
    where = f"missing or damaged at {bucket.place.address}"
    return f"That release cannot be taken back, as {what} {where}. Publish its commit and deploy that."
