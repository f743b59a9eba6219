"""Laws of digests: the same for the same values in any process, and another for any other value."""

import dataclasses
import datetime
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.digest import digest, digest_of_bytes
from carepress.front_matter import FrontMatter
from carepress.page import Page
from made_pages import page

PLAIN = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text() | some.binary() | some.dates(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner) | some.frozensets(some.text()),
    max_leaves=8,
)


@dataclasses.dataclass(frozen=True)
class Point:
    x: int
    y: int


@dataclasses.dataclass(frozen=True)
class Other(Point):
    pass


class Model(pydantic.BaseModel):
    name: str = ""


@given(PLAIN, PLAIN)
def test_digests_are_equal_where_values_are_and_only_there(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (repr(_sorted(one)) == repr(_sorted(other)))


def test_objects_are_told_apart_by_their_type_and_fields() -> None:
    values = [Point(1, 2), Point(2, 1), Other(1, 2), Model(name="a"), Model(name="b"), [1, 2], {"x": 1, "y": 2}]
    values += [datetime.date(2026, 1, 2), "2026-01-02", Path("a"), "a", b"a", {"a"}]
    assert len({digest(value) for value in values}) == len(values)


def test_what_knows_its_digest_is_told_apart_by_each_of_its_fields() -> None:
    one = page("a", date="2026-01-02")
    other = Page(
        *("b.md", "page", "/b/", "b.html", "b", "de", "hidden", "<p>B</p>", "b: 1", "B", FrontMatter(title="B")),
        *(None, ("/x/",), 7, frozenset({"/y/"}), ("nap",), (("/z/", 0.5),)),
    )
    names = [field.name for field in dataclasses.fields(Page)]
    changed = [dataclasses.replace(one, **{name: getattr(other, name)}) for name in names]
    assert len({digest(value) for value in (one, *changed)}) == 1 + len(names)
    assert digest(one) == digest(dataclasses.replace(one))


def test_where_values_are_held_does_not_count() -> None:
    one, other = str(b"words", "ascii"), sys.intern("words")
    assert digest(one, one) == digest(one, other) == digest(other, other)
    assert digest(MappingProxyType({"a": one})) == digest(MappingProxyType({"a": other}))
    assert digest("a", "b") != digest("ab")
    assert digest_of_bytes(b"a") != digest_of_bytes(b"b")


def test_another_process_comes_to_the_same() -> None:
    program = "from carepress.digest import digest; print(digest({'b', 'a', 'c'}, {'k': frozenset('xyz')}).hex())"
    run = [sys.executable, "-c", program]
    found = {
        subprocess.run(
            run, env={"PYTHONHASHSEED": seed, "PYTHONPATH": "plugins"}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{digest({'a', 'b', 'c'}, {'k': frozenset('zyx')}).hex()}\n".encode()}


def test_what_is_not_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^function is not plain data, so nothing can be known by it\.$"):
        digest([lambda: 1])


def _sorted(value: object) -> object:
    """The value with its sets in order, so that it can be compared by what it shows."""
    if isinstance(value, frozenset):
        return ("set", sorted(value))
    if isinstance(value, list):
        return [_sorted(item) for item in value]
    return {name: _sorted(item) for name, item in value.items()} if isinstance(value, dict) else value
