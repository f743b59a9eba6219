"""Laws of processes: the answers are those of one process, in order, however many items there are."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.processes import AT_ONCE, MANY, answers, processors


@given(some.integers(0, 3 * AT_ONCE))
def test_every_item_is_asked_about_once_and_in_order(count: int) -> None:
    assert [item for part in answers(list, range(count)) for item in part] == list(range(count))


def test_many_items_are_asked_about_in_other_processes_that_know_what_the_function_knows() -> None:
    factor = 3
    found = answers(lambda part: (os.getpid(), [factor * item for item in part]), range(MANY))
    assert [item for _, part in found for item in part] == [3 * item for item in range(MANY)]
    if processors() > 1:
        assert os.getpid() not in {process for process, _ in found}


def test_what_fails_there_fails_here() -> None:
    with pytest.raises(ZeroDivisionError):
        answers(lambda part: 1 // (part[0] - AT_ONCE), range(MANY))
