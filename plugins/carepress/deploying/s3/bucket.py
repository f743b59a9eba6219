"""Bucket: a place in storage that speaks the language of S3, and what it refuses told in a sentence."""

import base64
import contextlib
import dataclasses
import datetime
import email.utils
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from carepress.deploying.s3.address import Place
from carepress.deploying.s3.refusals import refusal
from carepress.deploying.target import Refused

_AT_ONCE = 16
"""Requests under way at the same time: each waits for the network most of its time."""

_INSTALLED = "Write the address into publishconf.py, or give it with --to; ./invoke deploy then installs it"

Asked = TypeVar("Asked")


class Standing(NamedTuple):
    """An object that stands there: its ETag, and its size in bytes."""

    etag: str
    size: int


class Fetched(NamedTuple):
    """An object as it was fetched: its content and ETag, when it was written, and how many seconds ago that is by the
    clock of the server."""

    content: bytes
    etag: str
    at: datetime.datetime
    seconds: float


class NotThere(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """There is no such object."""


class Taken(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Somebody else has made or changed the object since."""


class Unknown(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """The service does not know what it was asked for."""


_ANSWERS: Mapping[str, type[NotThere | Taken | Unknown]] = {
    "NoSuchKey": NotThere,
    "PreconditionFailed": Taken,
    "ConditionalRequestConflict": Taken,
    "NotImplemented": Unknown,
}


@dataclasses.dataclass(frozen=True)
class Bucket:
    """The objects at a place, by key below its prefix; whatever else goes wrong is Refused."""

    place: Place

    @cached_property
    def client(self) -> Any:
        """The client; credentials come from the environment, as with every tool for S3."""
        given = {"endpoint_url": self.place.endpoint or None, "region_name": self.place.region or None}
        with self._told():
            import boto3  # noqa: PLC0415  Only sites that are served from there have it installed
            from botocore.config import Config  # noqa: PLC0415  It comes with boto3

            settings = Config(
                max_pool_connections=_AT_ONCE,
                connect_timeout=10,
                read_timeout=60,
                retries={"mode": "standard", "max_attempts": 4},
                s3={"addressing_style": "path" if self.place.endpoint else "auto"},
                request_checksum_calculation="when_required",  # many services know no newer ones than Content-MD5
                response_checksum_validation="when_required",
            )
            return boto3.session.Session().client("s3", config=settings, **given)

    def get(self, key: str) -> bytes:
        """The content of an object; NotThere where there is none."""
        return self.fetched(key).content

    def fetched(self, key: str) -> Fetched:
        """An object with how and when it was written; NotThere where there is none."""
        with self._told(NotThere):
            found = self.client.get_object(**self._of(key))
            now = email.utils.parsedate_to_datetime(found["ResponseMetadata"]["HTTPHeaders"]["date"])
            at = found["LastModified"]
            return Fetched(found["Body"].read(), _etag(found), at, (now - at).total_seconds())

    def put(self, key: str, content: bytes, **given: str) -> str:
        """Write an object whole or not at all; its new ETag. Taken or Unknown where a condition does not hold."""
        digest = base64.b64encode(hashlib.md5(content, usedforsecurity=False).digest()).decode()
        answers = (Taken, Unknown) if {"IfMatch", "IfNoneMatch"} & given.keys() else ()
        with self._told(*answers):
            return _etag(self.client.put_object(Body=content, ContentMD5=digest, **self._of(key), **given))

    def copy(self, source: str, key: str, **given: str) -> str:
        """Copy an object on the server, with what is given in place of what the source says; its new ETag."""
        origin = {"Bucket": self.place.bucket, "Key": self._key(source)}
        with self._told(NotThere, Unknown):
            answer = self.client.copy_object(CopySource=origin, MetadataDirective="REPLACE", **self._of(key), **given)
            return _etag(answer["CopyObjectResult"])

    def delete(self, key: str) -> None:
        """Remove an object, or nothing."""
        with self._told():
            self.client.delete_object(**self._of(key))

    def standing(self, below: str = "", but: str = "") -> Mapping[str, Standing]:
        """The objects whose key begins with `below`, and not with the folder `but`, which is not even listed."""
        behind = f"{but.removesuffix('/')}0"  # what comes next after “/”
        return dict(self._listed(below, "", but)) | (dict(self._listed(below, behind, "")) if but else {})

    def _listed(self, below: str, after: str, until: str) -> Iterator[tuple[str, Standing]]:
        start = {"StartAfter": self._key(after)} if after else {}
        pages = self.client.get_paginator("list_objects_v2")
        with self._told():
            for page in pages.paginate(Bucket=self.place.bucket, Prefix=self._key(below), **start):
                for one in page.get("Contents", ()):
                    key = one["Key"].removeprefix(self._key(""))
                    if until and key >= until:
                        return
                    yield key, Standing(_etag(one), one["Size"])

    def _of(self, key: str) -> Mapping[str, str]:
        return {"Bucket": self.place.bucket, "Key": self._key(key)}

    def _key(self, key: str) -> str:
        return f"{self.place.prefix}{key}"

    @contextlib.contextmanager
    def _told(self, *answers: type[Exception]) -> Iterator[None]:
        try:
            from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError  # noqa: PLC0415  It comes with boto3
        except ModuleNotFoundError:
            raise Refused(f"What speaks with S3 is not installed. {_INSTALLED}.") from None
        try:
            yield
        except ClientError as error:
            answer = _ANSWERS.get(error.response.get("Error", {}).get("Code", ""))
            raise (answer() if answer in answers and answer else Refused(refusal(error, self.place))) from None
        except (BotoCoreError, HTTPClientError) as error:
            raise Refused(refusal(error, self.place)) from None


def _etag(answer: Mapping[str, Any]) -> str:
    """The ETag of an answer; some services put it between quotes."""
    return str(answer["ETag"]).strip('"')


def at_once(function: Callable[[Asked], object], many: Iterable[Asked]) -> None:
    """Do something for many, several at the same time; the first failure ends it."""
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for _ in pool.map(function, many):
            pass
    finally:
        pool.shutdown(cancel_futures=True)
