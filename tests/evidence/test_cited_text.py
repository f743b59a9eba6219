"""Laws of cited text: citations become numbers, and nothing else changes."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some

from carepress.evidence.citation import Citation, citations
from carepress.evidence.cited_text import CitedText, Fault, cited_text, is_cited

KNOWN = ("a", "b", "c-2020")


def cited(html: str) -> CitedText:
    """The text with its citations as numbers."""
    return cited_text(html, KNOWN, "Reference {number}")


def number(of: int, mention: int) -> str:
    """One number in the text, as the theme expects it."""
    return f'<a href="#reference-{of}" id="cite-{of}-{mention}" aria-label="Reference {of}">{of}</a>'


def sup(*parts: str) -> str:
    """The numbers that stand in one place."""
    return f'<sup class="citation">{"".join(parts)}</sup>'


def same(html: str, expected: str) -> bool:
    """Whether two fragments mean the same, in whatever order their attributes stand."""
    first, second = (BeautifulSoup(text, "lxml") for text in (html, expected))
    return first == second


ONE, TWO, THREE = number(1, 1), number(2, 1), number(3, 1)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>So it is [@a].</p>", f"<p>So it is{sup(ONE)}.</p>"),
        ("<p>So it is[@a].</p>", f"<p>So it is{sup(ONE)}.</p>"),
        ("<p>So it is\n[@a].</p>", f"<p>So it is{sup(ONE)}.</p>"),
        ("<p>So it <em>is</em> [@a].</p>", f"<p>So it <em>is</em>{sup(ONE)}.</p>"),
        ("<p>It is [@a; @b].</p>", f"<p>It is{sup(ONE, ', ', TWO)}.</p>"),
        ("<p>It is [@a, @b].</p>", f"<p>It is{sup(ONE, ', ', TWO)}.</p>"),
        ("<p>It is [@a] [@b].</p>", f"<p>It is{sup(ONE, ', ', TWO)}.</p>"),
        ("<p>It is [@a; @a].</p>", f"<p>It is{sup(ONE)}.</p>"),
        ("<p>It is [@a, p. 4].</p>", f"<p>It is{sup(ONE, ' (p. 4)')}.</p>"),
        ("<p>It is [@a, pp. 4, 9; @b].</p>", f"<p>It is{sup(ONE, ' (pp. 4, 9), ', TWO)}.</p>"),
        ("<p>One [@b] two [@a] three [@b]</p>", f"<p>One{sup(ONE)} two{sup(TWO)} three{sup(number(1, 2))}</p>"),
        (
            "<ul><li>One [@a]<ul><li>Two [@b]</li></ul>Three [@c-2020]</li></ul>",
            f"<ul><li>One{sup(ONE)}<ul><li>Two{sup(TWO)}</li></ul>Three{sup(THREE)}</li></ul>",
        ),
    ],
)
def test_a_citation_is_a_number_right_after_its_word(html: str, expected: str) -> None:
    assert same(cited(html).html, expected)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Write <code>[@a]</code> to cite.</p>",
        "<pre><code>It is [@a].</code></pre>",
        "<pre>It is <span>[@a]</span>.</pre>",
        "<p><kbd>[@a]</kbd></p>",
        '<p title="[@a]">Nothing</p>',
        "<p>Mail me @ a [@] [a] [ @a ]</p>",
        "",
    ],
)
def test_what_is_no_citation_stays(html: str) -> None:
    answer = cited(html)
    assert same(answer.html, html)
    assert (answer.anchors, answer.unknown, answer.misplaced) == ({}, (), ())


def test_text_after_code_is_cited() -> None:
    assert cited("<p><code>[@a]</code> says so [@b].</p>").anchors == {"b": ["cite-1-1"]}


def test_an_unknown_source_is_shown_as_typed_and_takes_no_number() -> None:
    answer = cited("<p>It is [@x].</p><p>Or [@b; @x] so.</p>")
    mark = '<mark class="unknown-reference">[@x]</mark>'
    expected = f"<p>It is {mark}.</p><p>Or{sup(ONE)} {mark} so.</p>"
    assert same(answer.html, expected)
    assert answer.unknown == (Fault("x", 1), Fault("x", 2))


@pytest.mark.parametrize(
    "html",
    [
        "<h2>It is [@a]</h2>",
        "<h3><em>It is [@a]</em></h3>",
        '<p><a href="/">It is [@a]</a></p>',
        "<h2><b>x</b> [@a]</h2>",
    ],
)
def test_a_heading_or_a_link_holds_no_number(html: str) -> None:
    answer = cited(f"<p>First [@a].</p>{html}")
    assert '<mark class="unknown-reference">[@a]</mark>' in answer.html
    assert answer.anchors == {"a": ["cite-1-1"]}
    assert answer.misplaced == (Fault("a", 2),)


def test_a_place_is_kept_apart_from_the_id() -> None:
    assert citations("[@a, p. 4; @b]") == (Citation("a", "p. 4"), Citation("b"))
    assert citations("[@a;@b]\n[@c, ch. 2,  § 3]") == (Citation("a"), Citation("b"), Citation("c", "ch. 2, § 3"))


WORDS = some.sampled_from(["word ", "word", " ", "\n", ". ", "é", "[x] ", "&amp;", "<em>so</em>", "<br>"])
MARKS = some.sampled_from(["[@a]", "[@b; @c-2020]", "[@a, p. 4]", " [@b]", "[@c-2020][@a]"])


@given(some.lists(WORDS | MARKS))
def test_numbers_count_up_and_every_anchor_is_its_own(parts: list[str]) -> None:
    answer = cited(f"<p>{''.join(parts)}</p>")
    links = BeautifulSoup(answer.html, "lxml").select("sup.citation a")
    numbers = [int(link.text) for link in links]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == list(range(1, len(answer.anchors) + 1))
    assert [link["href"] for link in links] == [f"#reference-{number}" for number in numbers]
    ids = [str(link["id"]) for link in links]
    assert sorted(ids) == sorted(anchor for anchors in answer.anchors.values() for anchor in anchors)
    assert len(set(ids)) == len(ids)


@given(some.lists(WORDS | MARKS))
def test_the_words_around_citations_stay(parts: list[str]) -> None:
    html = f"<p>{''.join(parts)}</p>"
    soup = BeautifulSoup(cited(html).html, "lxml")
    for sup in soup.select("sup.citation"):
        sup.decompose()
    without = re.sub(r"\[@[^\]]*\]", "", html)
    assert _letters(soup.text) == _letters(BeautifulSoup(without, "lxml").text)


def _letters(text: str) -> str:
    return "".join(text.split())


@given(some.lists(WORDS))
def test_a_page_without_citations_is_not_cited(parts: list[str]) -> None:
    assert not is_cited("".join(parts))


def test_long_white_space_is_read_in_no_time() -> None:
    spaces = " " * 200_000
    assert cited(f"<p>{spaces}[@a{spaces}[@b]{spaces}</p>").anchors == {"b": ["cite-1-1"]}
