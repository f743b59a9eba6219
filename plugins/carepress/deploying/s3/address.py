"""Places in storage that speaks the language of S3, as their addresses name them."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from carepress.deploying.target import Refused

EXAMPLE = "s3://bucket/folder?endpoint=https://storage.example.org&region=eu-central-1"


class Place(NamedTuple):
    """A bucket and what the keys in it begin with, "" or ending with “/”; with its endpoint and region, or ""."""

    address: str
    bucket: str
    prefix: str
    endpoint: str
    region: str


def place_of(address: str) -> Place:
    """The place that an address names; Refused where it names none."""
    parts = urlsplit(address)
    told = dict(parse_qsl(parts.query, keep_blank_values=True))
    endpoint, region = told.pop("endpoint", ""), told.pop("region", "")
    prefix = parts.path.strip("/")
    if told or parts.fragment:
        raise _refused(address, f"“{next(iter(told), parts.fragment)}” is neither endpoint nor region")
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]", parts.netloc):
        raise _refused(address, f"“{parts.netloc}” is no name of a bucket")
    if any(part in {"", ".", ".."} for part in prefix.split("/")) and prefix:
        raise _refused(address, f"“{prefix}” is no folder in a bucket")
    if endpoint and not re.fullmatch(r"https?://[^\s/@?#]+/?", endpoint):
        raise _refused(address, "its endpoint is no address like https://storage.example.org without user or password")
    return Place(address, parts.netloc, f"{prefix}/" if prefix else "", endpoint.rstrip("/"), region)


def _refused(address: str, why: str) -> Refused:
    return Refused(f"{address} names no place in storage: {why}. Write it like {EXAMPLE}.")
