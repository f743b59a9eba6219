"""The lock of a bucket: an object that says who deploys there, renewed until the deploy ends."""

import contextlib
import datetime
import json
import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from carepress.deploying.s3.bucket import Bucket, NotThere, Taken, Unknown
from carepress.deploying.target import Refused

LOCK = ".carepress/lock"
RENEWED = 15
"""Seconds after which a deploy shows anew that it is still running."""
ENDS = 90
"""Seconds without a sign after which a deploy counts as killed. Renewals may fail some times in a row."""
SETTLES = 1.0
"""Seconds in which whoever began at the same moment has written theirs, where the service keeps to no conditions."""


@contextlib.contextmanager
def held(bucket: Bucket) -> Iterator[None]:
    """Keep others from deploying to a bucket; Refused where somebody else is, or where the lock was lost."""
    mine = json.dumps(_signed()).encode()
    _take(bucket, mine)
    done = threading.Event()
    renewal = threading.Thread(target=_renew, args=(bucket, mine, done), daemon=True)
    renewal.start()
    try:
        yield
    finally:
        done.set()
        renewal.join()
        with contextlib.suppress(Refused, NotThere):
            if bucket.get(LOCK) == mine:
                bucket.delete(LOCK)


def check_held(bucket: Bucket) -> None:
    """Refused where the lock is not that of this process any more."""
    holder = _holder(bucket)
    if not holder or holder.get("process") != os.getpid() or holder.get("machine") != _machine():
        who = f"{holder.get('by', 'somebody')} deploys there now" if holder else "somebody removed its lock"
        raise Refused(
            f"The deploy to {bucket.place.address} was stopped, as {who}. Deploy again when nobody else does."
        )


def _signed() -> Mapping[str, Any]:
    """Who deploys: for people, and to tell whether that process has ended."""
    by = os.environ.get("GITHUB_ACTOR") or os.environ.get("GITLAB_USER_LOGIN") or os.environ.get("USER") or "somebody"
    at = f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d %H:%M} UTC"
    whole = {"by": f"{by} on {socket.gethostname()}", "since": at, "machine": _machine(), "process": os.getpid()}
    return {**whole, "token": uuid.uuid4().hex}


def _take(bucket: Bucket, mine: bytes) -> None:
    try:
        keeps_conditions = _made(bucket, mine, _ended(bucket))
    except Taken:
        raise _running(bucket, _holder(bucket) or {}) from None
    if not keeps_conditions:
        time.sleep(SETTLES)  # the last one has the lock
    if bucket.get(LOCK) != mine:
        raise _running(bucket, _holder(bucket) or {})


def _ended(bucket: Bucket) -> str:
    """The ETag of a lock that a killed deploy left, or ""; Refused where a deploy is running."""
    try:
        lock = bucket.fetched(LOCK)
    except NotThere:
        return ""
    holder = _named(lock.content)
    was_killed = holder.get("machine") == _machine() and not _runs(holder.get("process"))
    if not was_killed and lock.seconds <= ENDS:
        raise _running(bucket, holder)
    return lock.etag


def _made(bucket: Bucket, mine: bytes, ended: str) -> bool:
    """Make the lock, instead of one that has ended; whether the service keeps to conditions, as not all do."""
    try:
        bucket.put(LOCK, mine, **({"IfMatch": ended} if ended else {"IfNoneMatch": "*"}))
    except Unknown:
        bucket.put(LOCK, mine)
        return False
    try:
        bucket.put(LOCK, mine, IfNoneMatch="*")
    except Taken:
        return True
    except Unknown:
        return False
    return False


def _holder(bucket: Bucket) -> Mapping[str, Any] | None:
    try:
        return _named(bucket.get(LOCK))
    except NotThere:
        return None


def _named(content: bytes) -> Mapping[str, Any]:
    """Who holds a lock, as it says; nobody is named where it is damaged."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _runs(process: object) -> bool:
    try:
        os.kill(process if isinstance(process, int) else 0, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _machine() -> str:
    """This machine since it was started, and the space in which its processes have their numbers."""
    known = [socket.gethostname()]
    with contextlib.suppress(OSError):
        known += [Path("/proc/sys/kernel/random/boot_id").read_text().strip(), os.readlink("/proc/self/ns/pid")]  # noqa: PTH115  It is no path
    return " ".join(known)


def _renew(bucket: Bucket, mine: bytes, done: threading.Event) -> None:
    """A renewal that fails is tried again; one that finds another's lock leaves it."""
    while not done.wait(RENEWED):
        with contextlib.suppress(Refused, NotThere, Taken):
            if bucket.get(LOCK) != mine:
                return
            bucket.put(LOCK, mine)


def _running(bucket: Bucket, holder: Mapping[str, Any]) -> Refused:
    who = f"by {holder['by']}, since {holder['since']}" if {"by", "since"} <= holder.keys() else "by somebody"
    return Refused(
        f"Another deploy to {bucket.place.address} is running ({who}): start this one again when that has ended."
        f" If it was killed, its lock ends by itself {ENDS} seconds after its last sign."
    )
