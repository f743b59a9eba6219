"""The upgrade: the newest CarePress for a site that was started, with everything of its publisher's as it was."""

from pathlib import Path

from carepress.starting import house
from carepress.starting.house import PROJECT, Record
from carepress.starting.made_ready import put
from carepress.terminal import refuse, say


def upgraded(site: Path, folder: str) -> int:
    """Bring a site up to this version; `folder` is how it was named.

    Returns 0, 1 where nothing could be changed, 2 where it is no such site.
    """
    try:
        former = house.record_in(site)
    except ValueError:
        return refuse(f"{folder}/{house.RECORD} is damaged: take it back from git, then run this again.", 1)
    if former is None:
        return refuse(f"{folder} is no site that ./invoke start made: it has no {house.RECORD}.")
    new = house.record_of(PROJECT)
    if former.order > new.order:
        newer = f"{folder} has CarePress {former.version}, which is newer than this {new.version}"
        return refuse(f"{newer}: upgrade it from that one, or a later one.", 1)
    if changed := house.changed_by_hand(site, former):
        return refuse(_told(changed), 1)
    if new == former:
        say(f"{folder} has this CarePress already, so nothing was changed.")
        return 0
    left = _replaced(site, former, new)
    say(f"{folder} has CarePress {new.version} now. CHANGELOG.md says what is new, and what you must do.")
    stay = f"You have changed {', '.join(left)}, so these stay as they are; compare them with {PROJECT}."
    say(*[stay] * bool(left), "Now run ./invoke check there, look at the preview, and commit.")
    return 0


def _replaced(site: Path, former: Record, new: Record) -> list[str]:
    """Replace what is to be replaced. Files for which there is something new, and which their publisher has changed."""
    replaced = [path for path in new.files if house.is_replaced(site, path, former)]
    gone = [path for path in former.files.keys() - new.files if house.is_replaced(site, path, former)]
    put(site, {path: PROJECT / path for path in replaced}, {house.RECORD: new.text.encode()}, gone)
    left = new.files.keys() - replaced
    return sorted(path for path in left if (site / path).exists() and new.files[path] != former.files.get(path))


def _told(changed: list[str]) -> str:
    named = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if changed[3:] else "")
    return (
        f"Nothing was upgraded, as somebody changed files that are CarePress’s: {named}. Bring each change over to"
        " own/, as docs/another-publisher.md says, take the file back with git or delete it, and run this again."
    )
