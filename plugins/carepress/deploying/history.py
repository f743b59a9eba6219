"""History: releases at a target listed, compared page by page, and taken back."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from carepress.deploying import telling
from carepress.deploying.deploy import Call, Standing, delivery_of, put_before_readers, refuse_expired, standing
from carepress.deploying.plan import Change, changes
from carepress.deploying.published import HELPLINES
from carepress.deploying.target import Refused, Target
from carepress.deploying.targets import target_of
from carepress.release import Release
from carepress.settings import Deploy
from carepress.terminal import say

MOST_TEXTS = 200
"""Pages whose words are compared; of more, only the addresses are told."""


def rollback(id: str, call: Call, own: Deploy) -> None:
    """Take an earlier release back, the one before what readers see if none is named; Refused with the reason."""
    target = target_of(call.to or own.to)
    with target.lock():
        found = standing(target, own)
        release = _chosen(id or _one_before(found, target), found, target)
        if not call.is_sure and HELPLINES in release.files:
            refuse_expired(target.read(release.id, [HELPLINES])[HELPLINES], "Take it back all the same with --yes.")
        put_before_readers(target, delivery_of(release, None, found), found, own, is_rollback=True)
    former = found.deployments[-1].id
    say(f"What readers saw until now comes back with ./invoke rollback --id {former}.")


def releases(call: Call, own: Deploy) -> None:
    """Tell what readers saw when, and which releases can be taken back."""
    found = standing(target_of(call.to or own.to), own)
    say(telling.deployments_told(found.deployments, found.releases))


def changed(of: tuple[str, str], call: Call, own: Deploy) -> None:
    """Tell page by page what lies between two releases, the last two that readers saw if none are named."""
    target = target_of(call.to or own.to)
    found = standing(target, own)
    if not found.deployments:
        raise Refused(f"Nothing was deployed to {target.address} yet.")
    after = _chosen(of[1] or found.deployments[-1].id, found, target)
    before = _chosen(of[0] or _one_before(found, target), found, target)
    becomes = changes(before, after)
    say(telling.changes_told(becomes, len(becomes)), *_words(target, before, after, becomes))


def _one_before(found: Standing, target: Target) -> str:
    """The release that readers saw before the one that they see."""
    current = found.deployments[-1].id if found.deployments else ""
    former = next((one.id for one in reversed(found.deployments) if one.id != current), "")
    if not former:
        raise Refused(f"There is no release before the one that readers see at {target.address}.")
    return former


def _chosen(id: str, found: Standing, target: Target) -> Release:
    """The release whose id begins so."""
    fitting = [release for known, release in found.releases.items() if known.startswith(id)]
    if len(fitting) != 1:
        what = f"Several releases begin with {id}" if fitting else f"There is no release {id}"
        raise Refused(f"{what} at {target.address}. Those that can be named: {', '.join(found.releases) or 'none'}.")
    return fitting[0]


def _words(target: Target, before: Release, after: Release, becomes: Sequence[Change]) -> Iterator[str]:
    """What has changed in the words of pages, told from the Markdown beside them."""
    texts = [path for change in becomes if change.what == "changed" and (path := f"{change.url}index.md"[1:])]
    differ = [path for path in texts if path in before.files and path in after.files and _differs(path, before, after)]
    if len(differ) > MOST_TEXTS:
        yield f"Too many pages have other words to tell each: {len(differ):,}."
        return
    olds, news = target.read(before.id, differ), target.read(after.id, differ)
    for path in differ:
        yield from _difference(f"/{path.removesuffix('index.md')}", olds[path], news[path])
    if texts and not differ:
        yield "The words of articles, strategies and pages are the same: only what stands around them has changed."


def _differs(path: str, before: Release, after: Release) -> bool:
    return before.files[path].sha256 != after.files[path].sha256


def _difference(url: str, before: bytes, after: bytes) -> Iterator[str]:
    lines: Iterable[str] = difflib.unified_diff(
        before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm=""
    )
    yield f"\n{url}"
    yield from (line for line in lines if not line.startswith(("---", "+++", "@@")))
