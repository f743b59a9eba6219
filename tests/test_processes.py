"""Laws of processes: the answers are those of one process, in order, however many items there are."""

import os
import platform
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress import processes
from carepress.processes import AT_ONCE, MANY, answers, processors

ALONE = "Here one process does everything: several work together only on Linux, and where there are several processors."


@pytest.fixture
def _several() -> None:
    if processors() < 2 or sys.platform != "linux":
        pytest.skip(ALONE)


@given(some.integers(0, 3 * AT_ONCE))
def test_every_item_is_asked_about_once_and_in_order(count: int) -> None:
    assert [item for part in answers(list, range(count)) for item in part] == list(range(count))


@pytest.mark.usefixtures("_several")
def test_many_items_are_asked_about_in_other_processes_that_know_what_the_function_knows() -> None:
    factor = 3
    found = answers(lambda part: (os.getpid(), [factor * item for item in part]), range(MANY))
    assert [item for _, part in found for item in part] == [3 * item for item in range(MANY)]
    assert os.getpid() not in {process for process, _ in found}


@pytest.mark.usefixtures("_several")
def test_where_much_memory_is_held_processes_end_after_each_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "LARGE", 0)
    found = answers(lambda part: (os.getpid(), list(part)), range(6 * MANY))
    assert [item for _, part in found for item in part] == [*range(6 * MANY)]
    assert len({process for process, _ in found}) >= len(found) / processors()


def test_what_fails_there_fails_here() -> None:
    with pytest.raises(ZeroDivisionError):
        answers(lambda part: 1 // (part[0] - AT_ONCE), range(MANY))


HOLDS_AND_LETS_GO = """
from pathlib import Path
from carepress.processes import MANY, answers
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
texts = [bytes(2000) for _ in range(100_000)]
kept = texts[::100]
del texts
before = held()
answers(list, range(MANY))
print(before - held())
"""


@pytest.mark.usefixtures("_several")
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="one C library's own")
def test_what_is_free_of_the_memory_is_given_back_before_processes_begin() -> None:
    told = subprocess.run([sys.executable, "-c", HOLDS_AND_LETS_GO], check=True, capture_output=True, text=True)
    assert int(told.stdout) > 100_000_000
