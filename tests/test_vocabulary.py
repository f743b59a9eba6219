"""Laws of the vocabulary: what is sound is kept, and whatever is not is told in its line."""

import pytest

from carepress.vocabulary import SOURCE, vocabulary

SOUND = """strategies:
- id: sail
  name: Sailing
  techniques:
  - id: reef
    name: Reefing
    definition: You take in sail.
    phrases:
      reef the sail: Only sailors say so.
"""


def test_a_vocabulary_knows_its_strategies_and_techniques_in_order() -> None:
    found, findings = vocabulary(SOUND + "- id: row\n  name: Rowing\n")
    assert findings == ()
    assert list(found.by_id) == ["sail", "row"]
    assert found.techniques["reef"].name == "Reefing"
    assert found.strategy_of["reef"].id == "sail"


def test_a_site_without_a_vocabulary_gets_one_advice() -> None:
    found, (finding,) = vocabulary(None)
    assert found.strategies == ()
    assert (finding.source, finding.rule, finding.severity) == (SOURCE, "vocabulary-missing", "advice")


def test_a_mistake_costs_only_its_own_strategy() -> None:
    found, findings = vocabulary(SOUND + "- id: row\n  nam: Rowing\n- id: swim\n  name: Swimming\n")
    assert list(found.by_id) == ["sail", "swim"]
    assert [(f.line, f.rule) for f in findings] == [(10, "vocabulary-entry"), (11, "vocabulary-entry")]
    assert "Did you mean “name”?" in findings[1].message


def test_a_grade_that_is_not_known_is_told_in_its_line() -> None:
    _, (finding,) = vocabulary(SOUND + "    grade: stron\n")
    assert (finding.line, finding.rule) == (10, "vocabulary-entry")
    assert "Did you mean “strong”?" in finding.message


@pytest.mark.parametrize("key", ["phrases", "ambiguous_phrases"])
def test_a_phrase_of_two_techniques_is_told_in_its_line(key: str) -> None:
    more = f"  - id: furl\n    name: Furling\n    definition: Roll it up.\n    {key}:\n      Reef the Sail: So it is.\n"
    _, (first, finding) = vocabulary(SOUND + more)
    assert (finding.rule, finding.line) == ("phrase-repeated", 14)
    assert (first.rule, first.line) == ("phrase-repeated", 9)
    assert "Reefing" in finding.message
    assert "Furling" in finding.message


def test_a_phrase_that_is_both_safe_and_ambiguous_is_told() -> None:
    _, (_, finding) = vocabulary(SOUND + "    ambiguous_phrases:\n      reef the sail: Also said of coral.\n")
    assert (finding.rule, finding.line) == ("phrase-repeated", 11)
    assert "Reefing and to the ambiguous phrases of Reefing" in finding.message


@pytest.mark.parametrize("phrases", ["[reef the sail]", "reef the sail", "{reef the sail: }"])
def test_a_phrase_without_a_reason_is_told_with_an_example(phrases: str) -> None:
    _, (finding,) = vocabulary(SOUND + f"    ambiguous_phrases: {phrases}\n")
    assert (finding.rule, finding.line) == ("vocabulary-entry", 10)
    assert "with the reason, like “box breathing: A term of art.”" in finding.message


def test_two_strategies_of_one_name_are_told() -> None:
    _, findings = vocabulary(SOUND + "- id: sail\n  name: Also sailing\n")
    assert [finding.rule for finding in findings] == ["phrase-repeated"] * 2


def test_a_file_that_is_something_else_is_told() -> None:
    for text in ("- a\n- b\n", "words\n", "strategies: words\n", ""):
        found, (finding,) = vocabulary(text)
        assert found.strategies == ()
        assert finding.rule == "vocabulary-entry"


def test_a_file_that_cannot_be_read_is_told_in_its_place() -> None:
    _, (finding,) = vocabulary("strategies:\n- id: [a\n")
    assert (finding.rule, finding.line) == ("yaml-unreadable", 2)


def test_a_rhythm_that_the_theme_cannot_show_is_told_in_its_line_with_the_nearest_one() -> None:
    assert vocabulary(SOUND + "    pacer: in-4-out-6\n")[0].techniques["reef"].pacer == "in-4-out-6"
    _, (finding,) = vocabulary(SOUND + "    pacer: in-4-out-7\n")
    assert (finding.line, finding.rule) == (10, "vocabulary-entry")
    assert "Did you mean “in-4-out-6”?" in finding.message
