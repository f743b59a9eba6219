"""What readers read in a document is what they read on the page: no sign is lost, and none becomes a mark."""

import html
import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.strategies import SearchStrategy

from carepress.importing.markdown_writer import markdown_of
from carepress.labels import theme_labels
from carepress.pelican_settings import PROJECT
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.sanitising import sanitised

CONVERTER = MarkdownText(theme_labels(PROJECT / "theme" / "labels", "en"))

WORDS = some.text("aB1 *_`[]()<>&#|~:;-+=.!{}\\/^@$%\"'é", min_size=1, max_size=12).filter(str.strip).map(html.escape)
INLINE: SearchStrategy[str] = some.recursive(
    WORDS,
    lambda inner: (
        some.builds("<{0}>{1}</{0}>".format, some.sampled_from(["strong", "em", "sup", "del"]), inner)
        | some.builds('<a href="https://example.org/a_(b)?c=d#e">{}</a>'.format, inner)
    ),
    max_leaves=3,
)
LINE = some.lists(INLINE, min_size=1, max_size=3).map(" ".join)
ENTRIES = some.lists(LINE, min_size=1, max_size=3)
LIST = some.builds(
    lambda tag, lines, inner: f"<{tag}>{''.join(f'<li>{line}{inner}</li>' for line in lines)}</{tag}>",
    some.sampled_from(["ul", "ol"]),
    ENTRIES,
    some.just("") | some.builds("<ul><li>{}</li><li>x</li></ul>".format, LINE),
)
TABLE = some.builds("<table><tr><th>{}</th><th>b</th></tr><tr><td>{}</td><td>c</td></tr></table>".format, LINE, LINE)
BLOCK = (
    some.builds("<p>{}</p>".format, LINE)
    | some.builds("<h2>{}</h2>".format, LINE)
    | some.builds("<blockquote><p>{}</p></blockquote>".format, LINE)
    | LIST
    | TABLE
)


def read(markup: str) -> str:
    """What is read, without spaces, which no two programs count alike."""
    return re.sub(r"\s+", "", BeautifulSoup(markup, "lxml").get_text())


def shown(markdown: str) -> str:
    return sanitised(CONVERTER.html(markdown), markdown, "a.md", 1)[0]


@given(some.lists(BLOCK, min_size=1, max_size=4).map("\n".join))
def test_every_sign_that_is_read_is_kept(markup: str) -> None:
    markdown = markdown_of(BeautifulSoup(markup, "lxml"), [])
    assert read(shown(markdown)) == read(markup), markdown
