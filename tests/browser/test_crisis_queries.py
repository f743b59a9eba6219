"""Crisis queries: danger is noticed however it is spelt, and what is none raises no alarm."""

import json
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from browser.conftest import Visit
from carepress.crisis_queries.crisis_queries import SOURCE, crisis_queries
from carepress.yaml_text import yaml_text

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "content" / SOURCE).read_text(encoding="utf-8")
QUERIES = yaml_text((ROOT / "tests/crisis_queries/queries.yaml").read_text(encoding="utf-8")).value
assert isinstance(QUERIES, dict)
[CONTENT] = crisis_queries(TEXT)[0].values()
DANGERS = [phrase for phrase in json.loads(CONTENT)["danger"] if phrase.isascii()]

Levels = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def levels(look: Visit) -> Levels:
    """The levels of queries, as the script reckons them in a browser."""
    page = look("/search/")
    page.evaluate(
        """async (list) => {
          const script = document.querySelector("script[type=module]").src;
          const { prepared, crisisLevel } = await import(new URL("crisis-query.js", script));
          const known = prepared(JSON.parse(list));
          window.levels = (queries) => queries.map((query) => crisisLevel(query, known) || "none");
        }""",
        CONTENT,
    )
    return lambda queries: list(page.evaluate("(queries) => window.levels(queries)", queries))


def test_every_query_is_taken_as_a_person_would_take_it(levels: Levels) -> None:
    expected = [(query, level) for level, queries in QUERIES.items() for query in queries]
    assert len(expected) >= 200
    found = zip(expected, levels([query for query, _ in expected]), strict=True)
    assert [(query, level, seen) for (query, level), seen in found if seen != level] == []


def test_each_phrase_of_danger_is_noticed_by_itself_and_in_a_sentence(levels: Levels) -> None:
    assert {*levels(DANGERS)} == {"urgent"}
    assert {*levels([f"please tell me, {phrase.upper()}, today" for phrase in DANGERS])} == {"urgent"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_danger_is_noticed_through_a_slip_in_a_long_word(levels: Levels, data: some.DataObject) -> None:
    words = data.draw(some.sampled_from([p for p in DANGERS if any(len(w) > 5 for w in p.split())])).split()
    at = data.draw(some.sampled_from([n for n, word in enumerate(words) if len(word) > 5]))
    word, cut = words[at], data.draw(some.integers(1, len(words[at]) - 2))
    slips = (
        word[:cut] + word[cut + 1 :],
        word[:cut] + word[cut] + word[cut:],
        word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
        word[:cut] + data.draw(some.sampled_from(string.ascii_lowercase)) + word[cut + 1 :],
    )
    spelt = [" ".join([*words[:at], slip, *words[at + 1 :]]) for slip in slips]
    assert "none" not in levels(spelt), spelt


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.text(max_size=200))
def test_any_text_at_all_has_an_answer(levels: Levels, text: str) -> None:
    assert levels([text])[0] in {"urgent", "quiet", "none"}


def test_the_headings_of_this_site_raise_no_alarm_but_where_they_speak_of_it(levels: Levels) -> None:
    headings = [
        re.sub(r"\s*\{#.*", "", line).lstrip("# ")
        for path in sorted((ROOT / "content").rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    ]
    assert len(headings) > 200
    urgent = [heading for heading, level in zip(headings, levels(headings), strict=True) if level == "urgent"]
    speaking = r"suicid|self-harm|crisis|safe|help|alive|danger|abuse|violen"
    assert [heading for heading in urgent if not re.search(speaking, heading, re.IGNORECASE)] == []


def test_an_answer_for_a_long_query_comes_while_one_types(levels: Levels) -> None:
    words = " ".join(f"{word}x" for word in string.ascii_lowercase) * 40
    assert levels([words]) == ["none"]
