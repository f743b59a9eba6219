"""Laws of pages as Markdown: a reader of CommonMark finds every word, heading, list, link and number of the page."""

from html import escape

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from carepress.markdown_pages.document import whole_address
from carepress.markdown_pages.markdown import markdown

COMMONMARK = MarkdownIt("commonmark").enable("table")
SIGNS = some.text(some.sampled_from("\\`*_[]()<>&#~!|-+=:;.1) ab\n\u00a0é\"'"), max_size=12)
WORDS = some.text(some.characters(categories=["L", "N"]), min_size=1, max_size=3)


def inline(children: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    tags = some.sampled_from(["strong", "em", "span", 'a href="https://host.example/a(b)?c"', "code"])
    return some.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", tags, children)


TEXT = some.lists(SIGNS.map(escape) | WORDS | inline(SIGNS.map(escape)) | some.just("<br>"), max_size=4).map("".join)
BLOCK = some.builds(
    lambda shape, text: shape.format(text),
    some.sampled_from(
        [
            "<p>{}</p>",
            "<h2>{}</h2>",
            "<ul><li>{0}</li><li>{0}</li></ul>",
            "<ol><li><p>{0}</p><p>b</p></li><li>{0}<ul><li>{0}</li></ul></li></ol>",
            "<blockquote><p>{0}</p><p>{0}</p></blockquote>",
            "<table><tr><th>{0}</th><th>b</th></tr><tr><td>{0}</td></tr></table>",
            '<section class="care-card"><h3>{0}</h3><div><p>{0}</p></div></section>',
            "<dl><dt>{0}</dt><dd>{0}</dd></dl>",
            "{}",
        ]
    ),
    TEXT,
)


def words(html: str) -> str:
    """What is read of HTML, without white space, as whose place may differ."""
    tree = lxml.html.fragment_fromstring(html or "<p></p>", create_parent="div")
    return "".join("".join(tree.itertext()).split())


@given(some.lists(BLOCK, max_size=4).map("\n".join))
def test_every_word_is_read_and_no_sign_is_taken_for_a_mark(html: str) -> None:
    read = COMMONMARK.render(markdown(html, str))
    assert words(read) == words(html), markdown(html, str)


@given(some.text(some.characters(exclude_categories=["Cs"])))
def test_any_text_stays_in_its_paragraph(text: str) -> None:
    read = COMMONMARK.render(markdown(f"<p>{escape(text)}</p><p>end</p>", str))
    assert read.endswith("<p>end</p>\n")
    assert read.count("<p>") <= 2
    assert not {"<h", "<ul", "<ol", "<pre", "<hr", "<a ", "<em"} & {read[:4], read[:3]}


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2 id='a'>Rest</h2><h3>Now</h3>", "## Rest\n\n### Now"),
        ("<p>One<br>two</p>", "One\\\ntwo"),
        ("<p>See <a href='#try'>how</a> and <a href='/b/'>b</a>.</p>", "See [how](U/sleep/#try) and [b](U/b/)."),
        ("<p>Call <a href='tel:112'>112</a></p>", "Call [112](tel:112)"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<p>2 * 3 [x] a_b _c</p>", "2 \\* 3 \\[x\\] a_b \\_c"),
        ("<p># no heading</p><p>1. no list</p><p>- nor this</p>", "\\# no heading\n\n1\\. no list\n\n\\- nor this"),
        ("<p>so<sup class='citation'><a href='#reference-1'>1</a>, <a href='#r'>2</a></sup>.</p>", "so [1, 2]."),
        ("<p><strong>Stop. </strong>Rest.</p>", "**Stop.** Rest."),
        ("<p><code>a `b`</code></p>", "`` a `b` ``"),
        ("<pre><code>a\n  b\n</code></pre>", "```\na\n  b\n```"),
        ("<table><tr><th>a|b</th></tr><tr><td>c</td></tr></table>", "| a\\|b |\n| --- |\n| c |"),
        ("<picture><source srcset='/x'><img src='/x.png' alt='A buoy'></picture>", "![A buoy](U/x.png)"),
        ("<details><summary>More</summary><p>Words.</p></details>", "More\n\nWords."),
        ("<p></p><ul></ul><table></table>", ""),
    ],
)
def test_marks_are_those_of_commonmark(html: str, wanted: str) -> None:
    assert markdown(html, whole_address("U", "U/sleep/")) == wanted
