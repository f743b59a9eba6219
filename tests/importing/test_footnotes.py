"""Footnotes of every program are found by their links there and back."""

import pytest
from bs4 import BeautifulSoup

from carepress.importing.footnotes import take_footnotes
from carepress.importing.markdown_writer import markdown_of

LIST = '<p>One<sup>{0}, {1}</sup>.</p><hr><ol><li id="n1"><p>First. {2}</p></li><li id="n2">Second. {3}</li></ol>'
SEVERAL = """<p>One<a name="a1" href="#s1"><sup>1</sup></a> and again<a name="a1" href="#s1"><sup>1</sup></a>.</p>
<div id="sdfootnote1"><p><a name="s1" href="#a1">1</a>It was <i>small</i>.</p><p>And old.</p></div>"""


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        (
            LIST.format(
                '<a id="r1" href="#n1">1</a>',
                '<a id="r2" href="#n2">2</a>',
                '<a href="#r1">↑</a>',
                '<a href="#r2">↑</a>',
            ),
            "One[^1], [^2].\n\n[^1]: First.\n\n[^2]: Second.\n",
        ),
        (
            SEVERAL,
            "One[^1] and again[^1].\n\n[^1]: It was *small*.\n\n    And old.\n",
        ),
        (
            '<h2 id="top">Part</h2><p>See <a href="#top">above</a> and <a href="#nowhere">there</a>.</p>',
            "## Part\n\nSee [above](#top) and [there](#nowhere).\n",
        ),
        (
            '<ul><li><a id="c" href="#part">Part</a></li></ul><h2 id="part">Part <a href="#c">back</a></h2>',
            "- [Part](#part)\n\n## Part [back](#c)\n",
        ),
    ],
)
def test_notes_leave_the_text_and_other_links_stay(markup: str, markdown: str) -> None:
    soup = BeautifulSoup(markup, "lxml")
    assert markdown_of(soup, take_footnotes(soup)) == markdown
