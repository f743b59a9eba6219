"""Laws of technique sections: definition first, evidence last, and no technique without a section unseen."""

from bs4 import BeautifulSoup

from carepress.html import sections
from carepress.labels import Labels
from carepress.strategies.technique_sections import technique_sections
from made_pages import library, page, technique, vocabulary

LABELS = Labels(technique_evidence="Evidence?", grade_part_of_treatment="Only as a part")
REEF = technique("reef", grade="part-of-treatment", evidence="Two trials & <one> review [@x].")
WORDS = vocabulary(sail=[REEF, technique("tack")])


def test_a_section_begins_with_the_definition_and_ends_with_the_evidence() -> None:
    sail = page(
        "sail", '<p>Intro.</p><h2 id="reef">R</h2><p>Text.</p><h2 id="other">O</h2><p>More.</p>', kind="strategy"
    )
    html, _ = technique_sections(library(sail, words=WORDS), LABELS)
    intro, (reef, other) = sections(html[sail.url])
    paragraphs = [p.get_text() for p in BeautifulSoup(reef.html, "html.parser")("p")]
    assert paragraphs == ["What reef is.", "Text.", "Evidence? Only as a part. Two trials & <one> review [@x]."]
    assert (intro, other.html) == ("<p>Intro.</p>", "<p>More.</p>")


def test_a_technique_without_a_section_is_told() -> None:
    sail = page("sail", '<h2 id="tack">T</h2><blockquote><h2 id="reef">R</h2></blockquote>', kind="strategy")
    _, (finding,) = technique_sections(library(sail, words=WORDS), LABELS)
    assert (finding.source, finding.rule) == ("strategies/sail.md", "technique-without-section")
    assert "{#reef}" in finding.message


def test_a_strategy_without_a_page_gets_an_advice() -> None:
    html, (finding,) = technique_sections(library(page("a"), words=WORDS), LABELS)
    assert html == {}
    assert (finding.rule, finding.severity) == ("strategy-without-page", "advice")
    assert "strategies/sail.md" in finding.remedy


def test_a_strategy_page_that_the_vocabulary_does_not_have_stays_as_it_is() -> None:
    html, _ = technique_sections(library(page("swim", kind="strategy"), words=vocabulary()), LABELS)
    assert html == {}
