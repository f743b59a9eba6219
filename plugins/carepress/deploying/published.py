"""What was published: the release in an output folder, as it is to reach readers, and nothing else."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from carepress.deploying.target import Refused
from carepress.folder_files import files_in
from carepress.release import PATH, Release, release_of, sha256_of

HELPLINES = "helplines.json"

_AGAIN = "Run ./invoke publish, and deploy then."


def published(output: Path) -> Release:
    """The release in an output folder; Refused where there is none, or a file is not as it was published."""
    try:
        release = release_of((output / PATH).read_text(encoding="utf-8"))
    except OSError:
        raise Refused(f"There is nothing to deploy in {output}. {_AGAIN}") from None
    except ValueError:
        raise Refused(f"{output / PATH} is damaged. {_AGAIN}") from None
    wrong = next(_changed(output, release), None)
    if wrong:
        raise Refused(f"{wrong} is not as it was published. {_AGAIN}")
    return release


def expired(helplines: bytes, today: datetime.date) -> tuple[str, ...]:
    """The names of helplines, in the open list of them, that must not be shown any more on a day."""
    try:
        rows = json.loads(helplines)["helplines"]
        return tuple(str(row["name"]) for row in rows if (row.get("expires_on") or "9999") <= today.isoformat())
    except (ValueError, KeyError, TypeError):
        return ()


def _changed(output: Path, release: Release) -> Iterator[Path]:
    sizes = files_in(output)
    for path, file in release.files.items():
        if path not in sizes or sizes[path][0] != file.size or sha256_of(output / path) != file.sha256:
            yield output / path
