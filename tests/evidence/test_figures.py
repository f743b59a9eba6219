"""Laws of figures: each has its source nearby, and a source whose figures somebody has seen."""

import pytest

from carepress.evidence.figures import figure_findings
from carepress.evidence.reference import Reference, Sources
from carepress.front_matter import FrontMatter
from carepress.page import Library, Page

HEAD = "---\ntitle: A page\n---\n"
SOURCES = Sources(
    {
        "seen": Reference(id="seen", title="S", kind="trial", figures_confirmed=True),
        "unseen": Reference(id="unseen", title="U", kind="trial"),
    }
)
CITED = "<p>It helps [@seen].</p>"


def told(html: str, lang: str = "en", markdown: str | None = None) -> list[tuple[str, str]]:
    """Rule and figure of each finding about a page with this HTML."""
    text = html if markdown is None else markdown
    page = Page(
        "a.md", "article", "/a/", "a/index.html", "a", lang, "published", html, HEAD, text, FrontMatter(title="A")
    )
    found = figure_findings(Library((page,)), SOURCES, "")
    return [(finding.rule, finding.message.split("”")[0].removeprefix("“")) for finding in found]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("About 43% of them felt better.", "43%"),
        ("Some 43.5 % of them felt better.", "43.5 %"),
        ("About 12 per cent left.", "12 per cent"),
        ("In a study of 1,284 people, mood rose.", "1,284 people"),
        ("They asked 240 young adults.", "240 young adults"),
        ("It rests on 176 randomised trials.", "176 randomised trials"),
        ("Only 7 small studies exist.", "7 small studies"),
        ("The effect was moderate (d = 0.52).", "d = 0.52"),
        ("The effect was small (g = −0.21).", "g = −0.21"),
        ("It rose by 0.44 standard deviations.", "0.44 standard deviations"),
        ("Risk fell (OR 0.6).", "OR 0.6"),
        ("Some 2.5 million lives are touched.", "2.5 million"),
        ("One in five adults is lonely.", "One in five adults"),
        ("Two out of every three young people agreed.", "Two out of every three young people"),
    ],
)
def test_a_figure_without_a_source_nearby_is_named(text: str, figure: str) -> None:
    assert told(f"{CITED}<p>{text}</p>") == [("figure-uncited", figure)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 people stayed at home.",
        "Breathe in for 4 seconds and out for 6.",
        "Ask 3 people whom you trust.",
        "He was 18 when it began.",
        "Choose one of the 67 techniques.",
        "Take 20 minutes, at 10.30 or at 3 pm.",
        "The team of 2019–2021 studies what helps.",
        "Call 14416 in India.",
        "One in five minutes is enough.",
    ],
)
def test_a_year_a_time_an_age_or_a_step_is_no_figure(text: str) -> None:
    assert told(f"{CITED}<p>{text}</p>") == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>About 43% felt better [@seen].</p>",
        "<p>A trial looked at this [@seen]. About 43% felt better.</p>",
        "<p>About 43% felt better. That is less than half [@seen].</p>",
        "<p>What it found [@seen]:</p><ul><li>43% felt better</li></ul>",
        "<table><tr><td>43%</td><td>one [@seen]</td></tr></table>",
        "<p>About 43% felt better [@unseen; @seen].</p>",
        "<p>About 43% felt better [@seen]. Others agree [@unseen].</p>",
    ],
)
def test_a_figure_with_a_source_nearby_is_left_alone(html: str) -> None:
    assert told(html) == []


def test_pages_that_cite_nothing_are_left_alone() -> None:
    assert told("<p>About 43% felt better.</p>") == []


def test_a_figure_rests_on_a_source_whose_figures_somebody_has_seen() -> None:
    assert told("<p>About 43% of 120 people felt better [@unseen].</p>") == [
        ("figure-unconfirmed", "43%"),
        ("figure-unconfirmed", "120 people"),
    ]


def test_the_nearest_mark_after_a_figure_is_its_source() -> None:
    assert told("<p>Mood rose by 12% [@unseen], and sleep by 9% [@seen].</p>") == [("figure-unconfirmed", "12%")]


def test_percentages_are_figures_in_every_language() -> None:
    assert told(f"{CITED}<p>Bei 43 % der Leute half es.</p>", lang="de") == [("figure-uncited", "43 %")]


def test_a_figure_is_named_where_it_stands() -> None:
    markdown = "It helps [@seen].\n\nOf **all** people\nabout 43% felt better, 9% did not."
    html = f"{CITED}<p>Of <strong>all</strong> people\nabout 43% felt better, 9% did not.</p>"
    page = Page(
        "a.md", "article", "/a/", "a/index.html", "a", "en", "published", html, HEAD, markdown, FrontMatter(title="A")
    )
    found = figure_findings(Library((page,)), SOURCES, "")
    assert [(finding.line, finding.column) for finding in found] == [(7, 7), (7, 24)]
