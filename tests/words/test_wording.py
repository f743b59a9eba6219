"""Laws of wording: sound words are listed by category, and a bad entry is told with its line."""

from pathlib import Path

import pytest

from carepress.words.wording import wording, words
from made_pages import library, page

ENTRY = "- avoid: {avoid}\n  prefer: b\n  why: c\n  source: d\n  category: {category}\n"
REAL = Path(__file__).parents[2] / "content" / "data" / "wording.yaml"


def text(*avoided: str, category: str = "people", more: str = "") -> str:
    return "words:\n" + "".join(ENTRY.format(avoid=word, category=category) for word in avoided) + more


def test_a_site_may_do_without_the_file() -> None:
    assert words(None) == ((), ())


def test_a_sound_word_is_read_whole() -> None:
    given = text("lubber", more="  source_url: https://x.org/a\n  severity: error\n  variants: [lubbers, a lubber]\n")
    (word,), findings = words(given)
    assert not findings
    assert (word.avoid, word.severity, word.variants) == ("lubber", "error", ("lubbers", "a lubber"))
    (plain,), _ = words(text("lubber"))
    assert (plain.source_url, plain.severity, plain.variants) == (None, "advice", ())


@pytest.mark.parametrize(
    ("more", "line", "said"),
    [
        ("  source_url: x.org\n", 7, "https://"),
        ("  severity: eror\n", 7, "Did you mean “error”?"),
        ("  varients: [a]\n", 7, "Did you mean “variants”?"),
        ("- avoid: b\n", 7, "“prefer” is missing"),
    ],
)
def test_a_bad_entry_is_told_with_its_line(more: str, line: int, said: str) -> None:
    findings = words(text("lubber", more=more))[1]
    assert {(finding.source, finding.line, finding.rule) for finding in findings} == {
        ("data/wording.yaml", line, "wording-entry")
    }
    assert any(said in finding.message for finding in findings)


def test_an_empty_word_is_told() -> None:
    (finding,) = words(text('""'))[1]
    assert (finding.rule, finding.line) == ("wording-entry", 2)


def test_a_file_without_the_list_is_told() -> None:
    (finding,) = words("wrods: []")[1]
    assert finding.rule == "wording-entry"


@pytest.mark.parametrize(
    ("second", "lines"),
    [("Lubber", [2, 8]), ("lub  ber", [3, 8]), ("x\n  variants: [LUBBER, Lub ber]", [2, 9, 3, 9])],
)
def test_a_word_that_stands_twice_is_told_at_both_places(second: str, lines: list[int]) -> None:
    first = "lubber\n  variants: [lub ber, lubber]"
    found, findings = words(text(first, second))
    assert len(found) == 2
    assert [(finding.rule, finding.line) for finding in findings] == [("wording-entry", line) for line in lines]


def test_only_pages_that_ask_for_them_get_the_words_by_category_in_the_order_of_the_file() -> None:
    asking = page("words", kind="page", template="wording")
    known = (*words(text("z", category="sea"))[0], *words(text("b", "a"))[0], *words(text("y", category="sea"))[0])
    found = wording(library(page("a"), asking), known)
    assert {
        url: [(g["category"], [w["avoid"] for w in g["words"]]) for g in groups] for url, groups in found.items()
    } == {asking.url: [("sea", ["z", "y"]), ("people", ["b", "a"])]}
    assert wording(library(asking), ()) == {asking.url: ()}


def test_the_words_of_this_site_are_sound() -> None:
    found, findings = words(REAL.read_text())
    assert len(found) > 50
    assert not findings
