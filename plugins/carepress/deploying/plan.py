"""The plan of a deploy: what it changes for readers, and what stays for those who have a page open."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from carepress.release import Release


class Change(NamedTuple):
    """What becomes of a page: its address below that of the site, and whether it is new, changed or removed."""

    url: str
    what: Literal["new", "changed", "removed"]


def changes(former: Release | None, release: Release) -> tuple[Change, ...]:
    """What becomes of each page that is not the same in both releases, in the order of their addresses."""
    before, after = former.pages if former else {}, release.pages
    found = [Change(url, "changed" if url in before else "new") for url in after if after[url] != before.get(url)]
    return tuple(sorted([*found, *(Change(url, "removed") for url in before.keys() - after.keys())]))


def counts(found: Iterable[Change]) -> Mapping[str, int]:
    """How many pages are new, changed and removed."""
    whats = [change.what for change in found]
    return {"new": whats.count("new"), "changed": whats.count("changed"), "removed": whats.count("removed")}


def kept(release: Release, earlier: Iterable[tuple[str, Release]]) -> Mapping[str, str]:
    """Files of earlier releases that stay beside a release: by path, the id of the first of them that has it.

    Only what is named by its content stays. `earlier` are ids and releases at a target, the newest first.
    """
    found: dict[str, str] = {}
    for id, one in earlier:
        for path, file in one.files.items():
            if file.cache == "immutable" and path not in release.files:
                found.setdefault(path, id)
    return found
