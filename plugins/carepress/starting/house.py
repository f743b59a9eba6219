"""The house: the files of a site that are CarePress's, told from those of its publisher."""

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]

RECORD = "carepress.json"
"""What CarePress put into a site: the version, and the digest of each file, by which changes are seen."""

HOUSE = ("CHANGELOG.md", "LICENSE", "docs", "invoke", "plugins", "requirements.txt", "tasks.py", "theme")
"""Files and folders that are CarePress's whole: an upgrade replaces them."""

OFFERED = (
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode",
)
"""What a site begins with and its publisher may change: an upgrade replaces those that nobody has changed."""

_NOT_TAKEN = re.compile(r"(?:^|/)(?:__pycache__|\.DS_Store)(?:/|$)|\.pyc$|~$|\.sw[op]$|^\.vscode/(?:schemas/|ids\.)")
_OF_THE_CODE = re.compile(r"^\.github/workflows/laws\.yml$")
"""What runs the tests of the code, which a site does not have."""


@dataclasses.dataclass(frozen=True)
class Record:
    """What CarePress put into a site: its version, and the SHA-256 digest of each file by its path."""

    version: str
    files: Mapping[str, str]

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers of the version, by which newer ones come later."""
        return tuple(int(part) for part in re.findall(r"\d+", self.version))

    @property
    def text(self) -> str:
        """The record as it stands in its file."""
        told = {"version": self.version, "files": dict(sorted(self.files.items()))}
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def record_in(folder: Path) -> Record | None:
    """The record of a site; None where it has none. ValueError where it is damaged."""
    file = folder / RECORD
    if not file.is_file():
        return None
    told = json.loads(file.read_text(encoding="utf-8"))
    if not (isinstance(told, dict) and isinstance(told.get("files"), dict)):
        raise ValueError(RECORD)  # noqa: TRY004  It is what is wrong with the file, not with the call
    return Record(str(told.get("version", "")), told["files"])


def record_of(project: Path) -> Record:
    """What this project would put into a site."""
    return Record(version(project), {path: _digest(project / path) for path in sorted(files(project))})


def version(project: Path) -> str:
    """The version at the head of the list of changes."""
    found = re.search(r"^## ([\d.]+)", (project / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def files(project: Path, tops: tuple[str, ...] = (*HOUSE, *OFFERED)) -> Iterator[str]:
    """The paths of the files in a project that are CarePress's or offered by it."""
    for top in tops:
        place = project / top
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            path = file.relative_to(project).as_posix()
            if file.is_file() and not _NOT_TAKEN.search(path) and not _OF_THE_CODE.search(path):
                yield path


def is_of_the_house(path: str) -> bool:
    """Whether a file belongs to CarePress alone."""
    return path.partition("/")[0] in HOUSE


def changed_by_hand(site: Path, record: Record) -> list[str]:
    """The files of the house that somebody changed or added; what is gone comes back, so it is none of them."""
    return [path for path in files(site, HOUSE) if record.files.get(path) != _digest(site / path)]


def is_replaced(site: Path, path: str, former: Record) -> bool:
    """Whether an upgrade replaces or adds a file: one of the house, one as it was put there, or one that is new."""
    file = site / path
    is_new = path not in former.files and not file.exists()
    return is_of_the_house(path) or is_new or (file.is_file() and _digest(file) == former.files.get(path))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
