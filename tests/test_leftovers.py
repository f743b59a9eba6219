"""What a former build has left does not stand in the next one's folder."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from carepress.leftovers import remove_leftovers

NAMES = some.sampled_from(["a", "b", "c.html"])
PATHS = some.lists(NAMES, min_size=1, max_size=3).map("/".join)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@given(some.sets(PATHS), some.sets(PATHS))
def test_only_what_is_wanted_stays_and_no_empty_folder(there: set[str], wanted: set[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in sorted(there, key=len, reverse=True):
            if not (folder / path).exists() and all(not parent.is_file() for parent in (folder / path).parents):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(path)
        before = files(folder)
        remove_leftovers(name, wanted)
        assert files(folder) == before & wanted
        assert all(any(path.iterdir()) for path in folder.rglob("*") if path.is_dir())
