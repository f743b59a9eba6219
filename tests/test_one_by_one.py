"""Laws of one by one: the answers are those of the function itself, and nothing is worked out twice."""

import importlib
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from carepress import one_by_one as module
from carepress.kept_answers import FILE, KeptAnswers
from carepress.one_by_one import one_by_one


def doubled(number: int, by: int) -> tuple[int, str]:
    return number * by, "text"


def logged(log: Path, number: int, _: int) -> int:
    with log.open("a") as file:
        file.write(f"{number}\n")
    return number


def other(log: Path, number: int, by: int) -> int:
    return logged(log, number, by)


@pytest.mark.parametrize("many", [10, 1000])
def test_the_answers_are_those_of_the_function_in_their_order(many: int, tmp_path: Path) -> None:
    kept, asked = KeptAnswers(tmp_path), {f"{number}": (number,) for number in range(250)}
    for _ in range(2):
        found = one_by_one(kept, doubled, asked, 3, many=many)
        assert [*found.items()] == [(key, doubled(number, 3)) for key, (number,) in asked.items()]


def test_only_what_is_new_is_worked_out(tmp_path: Path) -> None:
    kept, work, told = KeptAnswers(tmp_path / "kept"), partial(logged, tmp_path / "log"), _told(tmp_path / "log")
    one_by_one(kept, work, {"a": (1,), "b": (2,), "again": (1,)}, 0)
    assert next(told) == "1\n2\n"
    one_by_one(kept, work, {"c": (3,), "b": (2,)}, 0)
    assert next(told) == "3\n"
    one_by_one(kept, work, {"b": (2,)}, 1)
    assert next(told) == "2\n", "something else is given"
    one_by_one(kept, partial(other, tmp_path / "log"), {"b": (2,)}, 1)
    assert next(told) == "2\n", "another function"


def test_how_far_it_is_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    asked = {number: (number,) for number in range(250)}
    one_by_one(KeptAnswers(tmp_path), doubled, asked, 1, told=lambda done, of: told.append((done, of)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_other_code_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, work, told = KeptAnswers(tmp_path / "kept"), partial(logged, tmp_path / "log"), _told(tmp_path / "log")
    one_by_one(kept, work, {"a": (1,)}, 0)
    assert next(told) == "1\n"
    monkeypatch.setattr(module, "made_by", lambda: b"other code")
    one_by_one(kept, work, {"a": (1,)}, 0)
    assert next(told) == "1\n"


def test_other_code_of_the_function_s_own_module_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    found = []
    for answer in ("1", "2"):
        (tmp_path / "own_plugin.py").write_text(f"def work(of):\n    return {answer}\n")
        monkeypatch.delitem(sys.modules, "own_plugin", raising=False)
        importlib.invalidate_caches()
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        own = importlib.import_module("own_plugin")
        found.append(one_by_one(KeptAnswers(tmp_path / "kept"), own.work, {"a": ("",)}))
    assert found == [{"a": 1}, {"a": 2}]


def test_without_what_was_kept_it_is_worked_out_again(tmp_path: Path) -> None:
    kept, work, told = KeptAnswers(tmp_path / "kept"), partial(logged, tmp_path / "log"), _told(tmp_path / "log")
    one_by_one(kept, work, {"a": (1,)}, 0)
    (tmp_path / "kept" / FILE).unlink()
    assert one_by_one(kept, work, {"a": (1,)}, 0) == {"a": 1}
    assert next(told) == "1\n1\n"


def _told(log: Path) -> Iterator[str]:
    """What was written since the last time."""
    while True:
        text = log.read_text()
        log.write_text("")
        yield text
