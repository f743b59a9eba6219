"""The readability report: hardest pages first, and an advice for those above the aim."""

import pytest

from carepress.page import Library
from carepress.readability.report import Reading, asked, findings, in_order, table
from carepress.readability.report import reading as read
from carepress.rules import READING_AGE
from made_pages import library, page

HARD = (
    "Psychotherapeutic interventions incorporating motivational considerations demonstrate considerable "
    "heterogeneity across methodologically dissimilar investigations of psychological rehabilitation, "
    "notwithstanding comparatively favourable institutional characteristics."
)
EASY = "Rest a while. Then walk."


def readings(site: Library) -> tuple[Reading, ...]:
    return in_order(read(*page) for page in asked(site).values())


def test_the_hardest_page_comes_first() -> None:
    site = library(page("easy", f"<p>{EASY}</p>"), page("hard", f"<p>{HARD}</p>"))
    assert [row["source"] for row in table(readings(site))] == ["articles/hard.md", "articles/easy.md"]


def test_a_row_counts_what_is_too_long() -> None:
    html = f"<p>One. Two. Three. Four.</p><p>{HARD} {EASY}</p><p>{'so ' * 21}.</p><p>{'so ' * 20}.</p>"
    (row,) = table(readings(library(page("a", html))))
    assert row["sentences_over_20_words"] == 1
    assert row["paragraphs_over_3_sentences"] == 1
    assert row["words"] == 4 + len(HARD.split()) + 5 + 21 + 20


def test_a_hard_page_gets_an_advice_where_its_longest_sentence_begins() -> None:
    markdown, head = f"{EASY}\n\n- {HARD}\n", "---\ntitle: A\n---\n"
    site = library(page("a", f"<p>{EASY}</p><ul><li>{HARD}</li></ul>", markdown=markdown, head=head))
    (reading,) = readings(site)
    assert reading.age > READING_AGE
    (finding,) = findings([reading])
    assert (finding.line, finding.column, finding.rule, finding.severity) == (6, 3, "readability", "advice")
    assert f"{reading.age:.1f}" in finding.message
    assert "“Psychotherapeutic interventions incorporating" in finding.message
    assert "never a gate" in finding.remedy


def test_an_easy_page_gets_none() -> None:
    assert findings(readings(library(page("a", f"<p>{EASY}</p>")))) == []


@pytest.mark.parametrize(
    "other", [page("a", f"<p>{HARD}</p>", lang="de"), page("a", "<h2>Only this</h2>"), page("a", "")]
)
def test_other_languages_and_pages_without_a_sentence_get_nothing(other: object) -> None:
    assert readings(library(other)) == ()


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN-in"])
def test_every_english_is_read(lang: str) -> None:
    assert len(readings(library(page("a", f"<p>{EASY}</p>", lang=lang)))) == 1
