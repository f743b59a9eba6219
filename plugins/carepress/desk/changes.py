"""Changes: the pages that are new, changed, moved or removed since the last release."""

import dataclasses
import datetime
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from carepress.desk.item import Item, Pages
from carepress.failure import shown
from carepress.former_content import FileChange, Unknown, Version, changed_files, former_text, last_tag, versions
from carepress.front_matter_text import front_matter, head
from carepress.page_files import EXTENSIONS

DAYS = 30
"""How far back the desk looks where no release has a tag."""

_KINDS = {"A": "new", "M": "changed", "R": "moved", "D": "removed"}


@dataclasses.dataclass(frozen=True)
class Changes:
    """Since when, in words; what became of pages, by kind; and the other files of the content that differ."""

    since: str
    pages: Sequence[tuple[str, Item]] = ()
    others: Sequence[Item] = ()
    is_known: bool = True

    def of(self, kind: str) -> Sequence[Item]:
        """The pages of which one thing became."""
        return [item for one, item in self.pages if one == kind]


def changes(content: Path, pages: Pages, today: datetime.date) -> Changes:
    """The changes since the newest tag, else since thirty days ago; where git knows nothing, `since` says why."""
    try:
        commit, since = _beginning(content, today)
        found = changed_files(content, commit)
    except Unknown as unknown:
        return Changes(f"What has changed cannot be told: {unknown}", is_known=False)
    items = [(_KINDS.get(one.kind, "changed"), one, _item(content, commit, one, pages)) for one in found]
    told = [(kind, item) for kind, one, item in items if _is_page(one)]
    return Changes(since, told, [item for _, one, item in items if not _is_page(one)])


def _beginning(content: Path, today: datetime.date) -> tuple[str, str]:
    """The commit to compare with, and since when that is, in a sentence."""
    tag = last_tag(content)
    if tag:
        return tag, f"Since the last release, {tag}."
    found = versions(content)
    if not found:
        raise Unknown("git has no version of the content yet.")
    start, is_first = _thirty_days_ago(found, today)
    day = f"{start.at.day} {start.at:%B %Y}"
    why = "the first day that git remembers" if is_first else f"as the content stood {DAYS} days ago"
    return start.commit, f"No release has a tag yet, so this is since {day}, {why}."


def _thirty_days_ago(found: Sequence[Version], today: datetime.date) -> tuple[Version, bool]:
    """The version that stood thirty days ago, and whether it is the first because there is none so old."""
    then = today - datetime.timedelta(days=DAYS)
    older = [version for version in found if version.at.date() <= then]
    return (older[-1], False) if older else (found[0], True)


def _is_page(change: FileChange) -> bool:
    return PurePosixPath(change.path).suffix.lstrip(".") in EXTENSIONS


def _item(content: Path, commit: str, change: FileChange, pages: Pages) -> Item:
    source = shown(content / change.path)
    page = pages.by_source.get(source)
    note = _note(change)
    if page:
        return Item(str(page["title"]), str(page["url"]), source, note=note)
    words = _former_title(content, commit, change.former) if change.kind == "D" and _is_page(change) else change.path
    return Item(words, "", "" if change.kind == "D" else source, note=note)


def _note(change: FileChange) -> str:
    if change.kind == "R":
        return f"Formerly {change.former}."
    told = [
        f"{number:,} lines {what}" for number, what in ((change.added, "added"), (change.removed, "removed")) if number
    ]
    return ", ".join(told)


def _former_title(content: Path, commit: str, path: str) -> str:
    try:
        text = former_text(content, commit, path)
    except Unknown:
        return path
    return front_matter(head(text), path, PurePosixPath(path).stem)[0].title
