"""Notes of deploys in the commits of a branch, for people who read its history and for later deploys."""

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from carepress.deploying.ledger import noted
from carepress.deploying.target import Deployment
from carepress.release import Release

FORM = "--format=%H%n%B"
"""How git is to tell commits, with NUL between them."""

_NAME, _ADDRESS = "CarePress", "carepress@invalid"


class Commit(NamedTuple):
    """A commit: its name, the release that it put on the branch, or "", and what else its trailers say."""

    name: str
    release: str
    trailers: Mapping[str, str]


def message(deployment: Deployment, release: Release) -> str:
    """The message of the commit of a deploy."""
    what = f"Take back release {deployment.id}" if deployment.is_rollback else f"Deploy release {deployment.id}"
    counts = f"{deployment.new} pages new, {deployment.changed} changed, {deployment.removed} removed"
    trailers = {
        "Release": deployment.id,
        "Content-Commit": deployment.commit,
        "Deployed": deployment.at,
        "Pages-New": deployment.new,
        "Pages-Changed": deployment.changed,
        "Pages-Removed": deployment.removed,
        "Rollback": "yes" if deployment.is_rollback else "",
        "Site": release.site,
    }
    rows = "".join(f"{name}: {value}\n" for name, value in trailers.items() if value != "")
    return f"{what}: {counts}\n\n{rows}"


def signature(deployment: Deployment) -> Mapping[str, str]:
    """Who made the commit, and when, as git takes it from its environment; the same for everybody."""
    people = {f"GIT_{who}_NAME": _NAME for who in ("AUTHOR", "COMMITTER")}
    addresses = {f"GIT_{who}_EMAIL": _ADDRESS for who in ("AUTHOR", "COMMITTER")}
    return {**people, **addresses, "GIT_AUTHOR_DATE": deployment.at, "GIT_COMMITTER_DATE": deployment.at}


def commits(said: str) -> Sequence[Commit]:
    """The commits that git told in that form."""
    return [_commit(one) for one in said.split("\0") if one.strip()]


def deployments(found: Sequence[Commit]) -> Sequence[Deployment]:
    """What commits, the newest first, put before readers, the oldest first; those that only mended are none."""
    ours = [_deployment(one) for one in reversed(found) if one.release]
    return functools.reduce(noted, ours, tuple[Deployment, ...]())


def _commit(told: str) -> Commit:
    name, _, text = told.partition("\n")
    rows = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    return Commit(name.strip(), rows.get("Release", "") if "Deployed" in rows else "", rows)


def _deployment(one: Commit) -> Deployment:
    rows = one.trailers
    new, changed, removed = (_count(rows.get(f"Pages-{what}", "")) for what in ("New", "Changed", "Removed"))
    commit, is_rollback = rows.get("Content-Commit", ""), "Rollback" in rows
    return Deployment(one.release, rows["Deployed"], commit, new, changed, removed, is_rollback=is_rollback)


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else 0
