"""Verification: whether readers get what was deployed, asked through the public address as their browsers would."""

import contextlib
import dataclasses
import hashlib
import random
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx
from bs4 import BeautifulSoup

from carepress.addresses import save_as_of
from carepress.deploying.served_headers import unsent
from carepress.deploying.target import Refused
from carepress.release import PATH, File, Release, url_of
from carepress.terminal import say

SAMPLE = 20
"""Pages that have not changed, and files that pages ask for, of which so many are asked for as well."""

_AT_ONCE = 8
_BETWEEN = 2.0
_SILENT = 20.0
_FRESH = {"Cache-Control": "no-cache"}
_NOWHERE = "no-such-page-here/"
_ANSWERED = {200, 404, 410}
"""The answers with which a page may come whole: one that tells why it was removed may say so in its status, too."""


@dataclasses.dataclass(frozen=True)
class Look:
    """A look at a release as readers get it. `moved` are the paths of pages from which a host may lead on at once."""

    release: Release
    moved: Collection[str]
    client: httpx.Client
    deadline: float


def verify(release: Release, changed: Iterable[str], moved: Collection[str], patience: float) -> None:
    """Ask for every changed page, and some of all else; Refused where readers do not get what was deployed.

    `changed` are addresses below that of the site, `moved` paths of pages that lead elsewhere, `patience` the seconds
    until all must be right.
    """
    if not release.site:
        say("Nobody looked whether readers get it: publish with SITEURL, and the deploy asks for its pages.")
        return
    with _client() as client:
        look = Look(release, moved, client, time.monotonic() + patience)
        asked, faults = _faults(look, [*changed])
        if faults:
            told = "\n".join(f"  {fault}" for fault in faults[:SAMPLE])
            raise Refused(f"Readers do not get what was deployed:\n{told}\n{_WHAT_NOW}")
        say(
            f"Readers get it: {asked:,} addresses below {release.site} were asked for.",
            *unsent(release, partial(_headers, look)),
        )


_WHAT_NOW = (
    "If a network in between keeps former pages for longer, look again in a while with ./invoke deploy --verify."
    " A host that rewrites pages has to be told not to."
    " If readers meet anything broken, ./invoke rollback takes the former release back."
)


def _faults(look: Look, changed: Sequence[str]) -> tuple[int, list[str]]:
    """How many addresses were asked for, and what is wrong with those that stay wrong."""
    wrong = _asked(look, {PATH})
    if wrong:  # until readers are led to it, there is nothing else to be asked for
        return 1, [f"{look.release.site}/{PATH} {wrong[PATH]}"]
    paths = {save_as_of(url) for url in changed} - {"404.html"} | _others(look.release)
    wrong = _asked(look, paths)
    assets = _assets(look, paths) - paths
    wrong |= _asked(look, assets)
    told = [f"{look.release.site}{url_of(path)} {fault}" for path, fault in sorted(wrong.items())]
    return len(paths | assets) + 2, [*told, *_not_found(look.client, look.release)]


def _others(release: Release) -> set[str]:
    """The home page, what feeds and search engines read, and some of the pages, others in each release."""
    fixed = {"index.html", "feed.xml", "sitemap.xml"} & release.files.keys()
    return fixed | _some(release, (path for path in release.files if path.endswith("index.html")))


def _assets(look: Look, paths: Iterable[str]) -> set[str]:
    """Some of the files of the site that some of its pages ask for."""
    found, root = set[str](), httpx.URL(look.release.site).path.rstrip("/")
    for path in _some(look.release, (path for path in paths if path.endswith(".html"))):
        with contextlib.suppress(httpx.HTTPError):
            page = look.client.get(f"{look.release.site}{url_of(path)}").content
            named = BeautifulSoup(page, "lxml").find_all(["link", "script", "img", "a"])
            links = {str(one.get("href") or one.get("src") or "").partition("#")[0] for one in named}
            local = (link.removeprefix(root) for link in links if link.startswith(f"{root}/"))
            found |= {path for link in local if (path := save_as_of(link)) in look.release.files}
    return _some(look.release, found)


def _some(release: Release, paths: Iterable[str]) -> set[str]:
    """Some of the paths, the same ones each time in one release."""
    known = sorted(paths)
    return {*random.Random(release.id).sample(known, min(SAMPLE, len(known)))}  # noqa: S311  It is no secret


def _asked(look: Look, paths: Iterable[str]) -> dict[str, str]:
    """What stays wrong with paths; each is asked for again until the deadline."""
    wrong = dict.fromkeys(sorted(paths), "")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while wrong:
            told = zip(wrong, pool.map(partial(_fault, look), wrong), strict=True)
            wrong = {path: fault for path, fault in told if fault}
            if time.monotonic() >= look.deadline:
                break
            time.sleep(_BETWEEN if wrong else 0)
    return wrong


def _fault(look: Look, path: str) -> str:
    """What is wrong with the answer for a path, or ""."""
    try:
        found = look.client.get(f"{look.release.site}{url_of(path)}")
    except httpx.HTTPError as error:
        return f"does not answer ({error})"
    if found.history:
        is_led = path in look.moved and found.is_success and str(found.url).startswith(f"{look.release.site}/")
        return "" if is_led else f"leads to {found.url}"
    if found.status_code in _ANSWERED and _is_right(look.release, path, found.content):
        return ""
    return "is not the one that was deployed" if found.is_success else f"answers {found.status_code}"


def _is_right(release: Release, path: str, content: bytes) -> bool:
    file: File | None = release.files.get(path)
    if file is None:
        return content == release.text.encode()
    return hashlib.sha256(content).hexdigest() == file.sha256


def _not_found(client: httpx.Client, release: Release) -> Iterable[str]:
    """What is wrong with the answer at an address where there is nothing."""
    try:
        status = client.get(f"{release.site}/{_NOWHERE}").status_code
    except httpx.HTTPError as error:
        return [f"{release.site} does not answer ({error})"]
    return [] if status == httpx.codes.NOT_FOUND else [f"{release.site}/{_NOWHERE} answers {status} instead of 404"]


def _headers(look: Look, path: str) -> Mapping[str, str]:
    """The headers that come with a file."""
    return look.client.get(f"{look.release.site}{url_of(path)}").headers


def _client() -> httpx.Client:
    return httpx.Client(follow_redirects=True, timeout=_SILENT, headers=_FRESH | {"User-Agent": "CarePressDeploy"})
