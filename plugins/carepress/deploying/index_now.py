"""IndexNow: search engines told of pages that have changed, so that what was withdrawn leaves them soon."""

import os
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from carepress.deploying.plan import Change
from carepress.deploying.target import Refused
from carepress.release import Release
from carepress.terminal import say

ENGINE = "INDEXNOW_URL"
"""Name of the variable with the address of an engine that passes on what it is told, where it is not the usual one."""

_USUAL = "https://api.indexnow.org/indexnow"
_MOST = 10_000
"""Addresses that one message may name. Source: indexnow.org/documentation"""


def tell_engines(release: Release, changes: Sequence[Change], key: str | None) -> None:
    """Tell search engines of changed pages, removed ones too; Refused where there is no key, or they refuse."""
    if not key or not release.site:
        what = "SITEURL was not set when the site was published" if key else "index_now is not set in the settings"
        raise Refused(f"The site was deployed, but search engines were not told, as {what}.")
    if not changes:
        say("Search engines were not told, as no page has changed.")
        return
    engine = os.environ.get(ENGINE) or _USUAL
    for start in range(0, len(changes), _MOST):
        _tell(engine, message(release.site, [change.url for change in changes[start : start + _MOST]], key))
    say(f"Search engines were told of {len(changes):,} page{'s' * (len(changes) != 1)}.")


def message(site: str, urls: Sequence[str], key: str) -> dict[str, object]:
    """What an engine is told. Source: indexnow.org/documentation"""
    where = {"host": urlsplit(site).netloc, "key": key, "keyLocation": f"{site}/{key}.txt"}
    return where | {"urlList": [f"{site}{url}" for url in urls]}


def _tell(engine: str, told: dict[str, object]) -> None:
    try:
        httpx.post(engine, json=told, timeout=20).raise_for_status()
    except httpx.HTTPError as error:
        raise Refused(f"The site was deployed, but {engine} could not be told: {error}.") from None
