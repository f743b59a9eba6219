"""The list of deployments survives its text, and ends with what readers see."""

import pytest

from carepress.deploying.deployment_list import as_seen, deployments_of, text_of
from carepress.deploying.target import Deployment, Refused

FIRST = Deployment("a" * 12, "2026-11-30T02:40:00Z", "1f2e3d", new=12)
SECOND = Deployment("b" * 12, "2026-12-01T02:40:00Z", "4c5b6a", changed=2, removed=1)
LATER = "2026-12-02T03:00:00Z"


def test_a_list_comes_back_as_it_was_with_a_line_for_each() -> None:
    text = text_of([FIRST, SECOND])
    assert deployments_of(text, "/srv/site") == [FIRST, SECOND]
    assert len(text.splitlines()) == 4
    assert deployments_of(text_of([]), "/srv/site") == []


def test_where_there_is_no_text_nothing_was_deployed() -> None:
    assert deployments_of("", "/srv/site") == []


@pytest.mark.parametrize("text", ["[", '{"id": "a"}', '[{"id": "a"}]', '[{"id": 3, "at": ""}]'])
def test_a_damaged_list_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(Refused, match=r"/srv/site is damaged: mend deployments\.json"):
        deployments_of(text, "/srv/site")


def test_the_last_one_is_what_readers_see() -> None:
    assert as_seen([FIRST, SECOND], [], SECOND.id, LATER) == [FIRST, SECOND]
    assert as_seen([], [], "", "") == []


def test_a_deploy_that_was_cut_before_it_noted_itself_is_noted_nevertheless() -> None:
    assert as_seen([FIRST], [FIRST, SECOND], SECOND.id, LATER) == [FIRST, SECOND]


def test_a_deploy_that_was_cut_before_readers_saw_it_is_not_noted() -> None:
    assert as_seen([FIRST], [FIRST, SECOND], FIRST.id, LATER) == [FIRST]


def test_a_pointer_that_was_set_by_hand_is_a_rollback() -> None:
    by_hand = Deployment(FIRST.id, LATER, FIRST.commit, is_rollback=True)
    assert as_seen([FIRST, SECOND], [FIRST, SECOND], FIRST.id, LATER) == [FIRST, SECOND, by_hand]
    assert as_seen([FIRST], [], SECOND.id, LATER) == [FIRST, Deployment(SECOND.id, LATER)]
