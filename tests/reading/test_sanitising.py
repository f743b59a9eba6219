"""Laws of sanitising: nothing harmful is left, whatever goes in, and whatever is taken out is told."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from carepress.reading.markdown_text import MarkdownText
from carepress.reading.sanitising import ATTRIBUTES, SCHEMES, TAGS, sanitised

PIECES = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x>",
    "</script>",
    "<style>p{}</style>",
    '<img src=x onerror="alert(1)">',
    "<svg onload=alert(1)>",
    "<svg><script>",
    "<math><mtext><table><mglyph><style>",
    '<a href="javascript:alert(1)">',
    '<a href="JaVa&#x09;script:alert(1)">',
    '<a href=" java\nscript:x">',
    '<a href="data:text/html,x">',
    '<a href="vbscript:x">',
    '<a href="https://host/" target="_blank" ping="//x">',
    "</a>",
    '<iframe src="//x">',
    "</iframe>",
    "<object data=x>",
    '<form action="//x"><input name="a"><button formaction="javascript:x">',
    '<meta http-equiv="refresh" content="0;url=//x">',
    '<link rel="stylesheet" href="//x">',
    '<base href="//x">',
    "<video autoplay src=//x>",
    '<p style="position:fixed">',
    '<p onclick="x">',
    '<details open ontoggle="x">',
    "<template><b onx=1>",
    "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "<!--><img src=x onerror=x>-->",
    "<![CDATA[<b onx=1>]]>",
    "<?xml x?>",
    "<!doctype html>",
    "<html><body onload=x>",
    "<frameset>",
    "<p>",
    "</p>",
    "<td>",
    "<table>",
    "<title>",
    "<textarea>",
    "<x-y onx=1>",
    '<a onclick="x" href="/x/">',
    '<td onclick="x" style="x">',
    "&lt;b&gt;",
    "\"'`=",
    "<",
    "</",
    "<b",
    "words ",
    "\x00",
]
markup = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=10).map("".join)


def soup(html: str) -> BeautifulSoup:
    """The HTML as a browser of no special mind would read it."""
    return BeautifulSoup(html, "html.parser")


@given(markup)
@example("".join(PIECES))
@example("<html><frameset>")
@example("<!doctype html><body><body>")
def test_only_what_is_allowed_is_left_whatever_goes_in(text: str) -> None:
    clean, _ = sanitised(text, text, "a.md", 1)
    for tag in soup(clean)(True):
        assert tag.name in TAGS
        assert set(tag.attrs) <= ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set())
        for name in ("href", "src", "cite"):
            scheme = re.match(
                r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", str(tag.get(name, ""))), re.IGNORECASE
            )
            assert scheme is None or scheme[1].lower() in SCHEMES
    assert "<script" not in clean.lower()
    assert not [name for tag in soup(clean)(True) for name in tag.attrs if name.startswith("on") or name == "style"]


@given(markup)
def test_what_was_sanitised_stays_as_it_is(text: str) -> None:
    clean, _ = sanitised(text, text, "a.md", 1)
    assert sanitised(clean, clean, "a.md", 1) == (clean, [])


@given(st.lists(st.sampled_from(PIECES[:26]), min_size=1, max_size=6).map(" ".join))
def test_whatever_is_taken_out_is_told(text: str) -> None:
    clean, findings = sanitised(text, text, "a.md", 1)
    before, after = soup(text)(True), soup(clean)(True)
    gone = {tag.name for tag in before} - {tag.name for tag in after}
    gone_attributes = {n for tag in before for n in tag.attrs} - {n for tag in after for n in tag.attrs}
    if gone or gone_attributes:
        assert findings
    assert {finding.rule for finding in findings} <= {"unsafe-html"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a <script>x</script>", "<script>"),
        ('a <img src="x.png" alt="" onerror="x">', "onerror"),
        ('a <a href="javascript:x">b</a>', "javascript:x"),
        ('a <a href="https://[">b</a>', "https://["),
        ('a <a href="x.md" target="_blank">b</a>', "target"),
        ('a <iframe src="https://host/"></iframe>', "<iframe>"),
        ('a <p style="color:red">b</p>', "style"),
        ("a <body onload=x>", "<body>"),
        ("a <form><input></form>", "<form>"),
    ],
)
def test_a_removal_names_what_was_taken_out_and_where(text: str, what: str) -> None:
    _, findings = sanitised(text, f"Above.\n\n{text}", "a.md", 5)
    (finding, *_) = [found for found in findings if what in found.message]
    assert (finding.source, finding.line, finding.rule, finding.severity) == ("a.md", 7, "unsafe-html", "error")
    assert finding.column >= 3


def test_the_second_removal_of_a_kind_has_its_own_place() -> None:
    text = "<b onclick=a>x</b>\n\n<b onclick=b>y</b>"
    assert [(f.line, f.column) for f in sanitised(text, text, "a.md", 1)[1]] == [(1, 4), (3, 4)]


@pytest.mark.parametrize(
    "text",
    [
        '# A\n\n## B\n\n**b** *i* `c` ~~d~~\n\n> q\n\n1. a\n2. b\n\n- c\n\n---\n\n![i](i.png)\n\n[a](b.md "t")\n',
        "a | b\n:- | -:\nc | d\n",
        "Term\n: Definition\n\nThe HTML is short.\n\n*[HTML]: Hypertext\n",
        "Text[^1].\n\n[^1]: A note.\n",
        "```python\nprint('<script>')\n```\n",
        "/// urgent | Call if:\n- it hurts.\n///\n",
        "A paragraph.\n{: .no-links #here }\n",
        "<details open>\n<summary>More</summary>\n</details>\n",
    ],
    ids=["plain", "table", "definitions", "footnote", "code", "care card", "attributes", "details"],
)
def test_what_editors_write_in_markdown_is_never_taken_out(text: str) -> None:
    html = MarkdownText({}).html(text)
    clean, findings = sanitised(html, text, "a.md", 1)
    assert findings == []
    assert soup(clean).get_text(" ", strip=True) == soup(html).get_text(" ", strip=True)


def test_the_title_is_the_only_main_heading() -> None:
    assert sanitised("<H1>A</H1><h2>B</h2><h6>C</h6>", "", "a.md", 1)[0] == "<h2>A</h2><h3>B</h3><h6>C</h6>"
    assert sanitised("<h2>B</h2><h3>C</h3>", "", "a.md", 1)[0] == "<h2>B</h2><h3>C</h3>"


def test_the_alignment_of_a_cell_becomes_a_class() -> None:
    clean, findings = sanitised(MarkdownText({}).html("a | b\n:- | -:\nc | d\n"), "", "a.md", 1)
    assert [cell.get("class") for cell in soup(clean)("td")] == [["align-left"], ["align-right"]]
    assert findings == []
