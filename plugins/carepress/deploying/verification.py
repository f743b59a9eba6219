"""Verification: whether readers get what was deployed, asked through the public address as their browsers would."""

import dataclasses
import hashlib
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
from bs4 import BeautifulSoup

from carepress.addresses import save_as_of
from carepress.deploying.target import Refused
from carepress.release import PATH, File, Release, url_of
from carepress.response_headers import ON_ALL
from carepress.terminal import say

SAMPLE = 20
"""Pages that have not changed, and files that pages ask for, of which so many are asked for as well."""

_AT_ONCE = 8
_BETWEEN = 2.0
_SILENT = 20.0
_FRESH = {"Cache-Control": "no-cache"}
_NOWHERE = "no-such-page-here/"
_GONE = {200, 410}
"""The answers with which a page may come: one that tells why it was removed may say so in its status, too."""


@dataclasses.dataclass(frozen=True)
class Answer:
    """What an address of the site answers: what is wrong with it, or "", and its content."""

    fault: str
    content: bytes = b""


def verify(release: Release, changed: Iterable[str], patience: float) -> None:
    """Ask for every changed page, and some of all else; Refused where readers do not get what was deployed.

    `changed` are addresses below that of the site, `patience` the seconds until all of them must be right.
    """
    if not release.site:
        say("Nobody looked whether readers get it: publish with SITEURL, and the deploy asks for its pages.")
        return
    with _client() as client:
        asked, faults = _faults(client, release, [*changed], patience)
        if faults:
            told = "\n".join(f"  {fault}" for fault in faults[:SAMPLE])
            raise Refused(f"Readers do not get what was deployed:\n{told}\n{_WHAT_NOW}")
        say(f"Readers get it: {asked:,} addresses below {release.site} were asked for.", *_unsent(client, release))


_WHAT_NOW = (
    "If a network in between keeps former pages for longer, look again in a while with ./invoke deploy --verify."
    " If readers meet anything broken, ./invoke rollback takes the former release back."
)


def _faults(client: httpx.Client, release: Release, changed: Sequence[str], patience: float) -> tuple[int, list[str]]:
    """How many addresses were asked for, and what is wrong with those that stay wrong."""
    paths = {save_as_of(url) for url in changed} - {"404.html"} | _others(release)
    deadline = time.monotonic() + patience
    pages = _asked(client, release, paths, deadline)
    assets = _assets(release, (answer.content for answer in pages.values())) - paths
    answers = {**pages, **_asked(client, release, assets, deadline)}
    faults = [f"{release.site}{url_of(path)} {answer.fault}" for path, answer in answers.items() if answer.fault]
    return len(answers) + 1, [*faults, *_not_found(client, release)]


def _others(release: Release) -> set[str]:
    """The pointer, what feeds and search engines read, and some of the pages, others in each release."""
    fixed = {PATH, *(path for path in ("index.html", "feed.xml", "sitemap.xml") if path in release.files)}
    pages = sorted(path for path in release.files if path.endswith("index.html"))
    return fixed.union(random.Random(release.id).sample(pages, min(SAMPLE, len(pages))))  # noqa: S311  No secret


def _assets(release: Release, pages: Iterable[bytes]) -> set[str]:
    """Some of the files of the site that pages ask for."""
    found, root = set[str](), _root(release.site)
    for page in pages:
        if page.lstrip()[:9].lower() == b"<!doctype":
            named = BeautifulSoup(page, "lxml").find_all(["link", "script", "img", "a"])
            links = {str(one.get("href") or one.get("src") or "").partition("#")[0] for one in named}
            local = (link.removeprefix(root) for link in links if link.startswith(f"{root}/"))
            found |= {path for link in local if (path := save_as_of(link)) in release.files}
    return {*random.Random(release.id).sample(sorted(found), min(SAMPLE, len(found)))}  # noqa: S311  The same


def _root(site: str) -> str:
    return httpx.URL(site).path.rstrip("/")


def _asked(client: httpx.Client, release: Release, paths: Iterable[str], deadline: float) -> dict[str, Answer]:
    """What each path answers in the end; what is wrong is asked for again until the deadline."""
    answers: dict[str, Answer] = {}
    wrong = sorted(paths)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while wrong:
            answers.update(zip(wrong, pool.map(lambda path: _answer(client, release, path), wrong), strict=True))
            wrong = [path for path in wrong if answers[path].fault]
            if time.monotonic() >= deadline:
                break
            time.sleep(_BETWEEN if wrong else 0)
    return answers


def _answer(client: httpx.Client, release: Release, path: str) -> Answer:
    try:
        found = client.get(f"{release.site}{url_of(path)}")
    except httpx.HTTPError as error:
        return Answer(f"does not answer ({error})")
    if found.status_code not in _GONE:
        return Answer(f"answers {found.status_code}")
    if found.history:
        is_led = str(found.url).startswith(f"{release.site}/")
        return Answer("" if is_led else f"leads to {found.url}")
    return Answer("" if _is_right(release, path, found.content) else "is not the one that was deployed", found.content)


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


def _unsent(client: httpx.Client, release: Release) -> Iterator[str]:
    """What there is to say of headers that do not come with the home page as the table has them."""
    found = client.get(f"{release.site}/").headers
    is_safe = release.site.startswith("https:")
    wanted = {name: value for name, value in ON_ALL.items() if is_safe or name != "Strict-Transport-Security"}
    missing = [name for name, value in wanted.items() if found.get(name) != value]
    if missing:
        yield f"The host does not send these headers as it should: {', '.join(missing)}. See docs/publishers.md."


def _client() -> httpx.Client:
    return httpx.Client(follow_redirects=True, timeout=_SILENT, headers=_FRESH | {"User-Agent": "CarePressDeploy"})
