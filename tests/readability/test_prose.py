"""The sentences of a page: what counts as one, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.readability.prose import passages, sentences, words

WORDS = st.lists(st.sampled_from(["rest", "walk", "breathe", "well-being", "don’t", "1,400"]), min_size=1, max_size=9)
SENTENCES = st.lists(WORDS.map(lambda found: f"So {' '.join(found)}."), min_size=1, max_size=8)


def told(html: str) -> list[str]:
    return [sentence for passage in passages(html) for sentence in passage.sentences]


@given(SENTENCES)
def test_sentences_put_together_come_apart_again(found: list[str]) -> None:
    assert sentences(" ".join(found)) == tuple(found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Try it, e.g. after a walk. It may help.", 2),
        ("Ask Dr. Rao. She knows.", 2),
        ("It fell by 3.5 points. That is little.", 2),
        ("“Is it safe?” It is. (Mostly.) Yes!", 4),
        ("Call 112. 24 hours a day.", 2),
        ("See p. 4 for J. Smith", 1),
        ("… — !", 0),
        ("", 0),
    ],
)
def test_a_full_stop_does_not_always_end_a_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_words_are_whole() -> None:
    assert words("Don’t lose 1,400 or 3.5: well-being (yours).") == [
        "Don’t",
        "lose",
        "1,400",
        "or",
        "3.5",
        "well-being",
        "yours",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Sleep and worry</h2>",
        "<table><tr><td>Cell</td></tr></table>",
        "<pre><code>x = 1</code></pre>",
        '<span class="visually-hidden">Urgent: </span>',
        '<div class="footnote"><ol><li>A source.</li></ol></div>',
        "<!-- note -->",
        "",
    ],
)
def test_what_nobody_reads_as_a_sentence_is_left_out(html: str) -> None:
    assert told(f"<p>Rest.</p>{html}<p>Walk.</p>") == ["Rest.", "Walk."]


def test_list_items_are_sentences_of_their_own_even_when_they_are_nested() -> None:
    html = "<p>Try:</p><ul><li>a walk<ul><li><p>or <em>two</em></p></li></ul>in all</li><li>a rest. Then eat.</li></ul>"
    assert told(html) == ["Try:", "a walk", "or two", "in all", "a rest.", "Then eat."]


def test_only_paragraphs_are_paragraphs() -> None:
    assert [
        p.is_paragraph for p in passages("<p>One.</p><ul><li>Two</li></ul><blockquote><p>Three</p></blockquote>")
    ] == [
        True,
        False,
        True,
    ]


def test_a_heading_cuts_what_stands_around_it() -> None:
    assert told("<section>Before<h3>Heading</h3>after</section>") == ["Before", "after"]


def test_code_within_a_sentence_does_not_cut_it() -> None:
    assert told("<p>Type <code>x</code> twice.</p>") == ["Type twice."]
