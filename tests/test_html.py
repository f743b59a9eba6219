"""Laws of HTML fragments: addresses, anchors and sections are found in tags and nowhere else."""

import re

import nh3
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from carepress.html import anchors, fragment, inner_html, plain_text, rooted, sections, with_addresses, word_count
from carepress.reading.markdown_text import MarkdownText

PIECES = [
    '<a href="/a/">',
    "</a>",
    '<a title="2 > 1 and &quot;2&quot;" href="/b/?x=1&amp;y=2#c">',
    '<img src="/i.png" alt="a &lt; b">',
    "<p>",
    "</p>",
    '<h2 id="one">',
    '<h2 class="x" id="two">',
    "<h2>",
    "</h2>",
    "<blockquote>",
    "</blockquote>",
    "<ul><li></li><li>",
    "</li></ul>",
    '<section id="three">',
    "</section>",
    "<br>",
    "<code>",
    "</code>",
    'id="four" href="/c/"',
    "Words &amp; words. ",
    "größe ",
]
html = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def cleaned(text: str) -> str:
    """HTML as nh3 leaves it."""
    tags = {"a", "img", "p", "h2", "blockquote", "ul", "li", "section", "br", "code"}
    attributes = {"*": {"id", "class", "title"}, "a": {"href"}, "img": {"src", "alt"}}
    return nh3.clean(text, tags=tags, attributes=attributes, link_rel=None)


# Features hand HTML on as nh3 wrote it, or as lxml writes it, which quotes otherwise.
fragments = html.map(cleaned) | html.map(cleaned).map(lambda text: inner_html(fragment(text)))


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def addresses(text: str) -> list[str]:
    return [str(tag.get("href", tag.get("src"))) for tag in soup(text)(["a", "img"])]


@given(fragments)
def test_every_address_is_seen_and_nothing_else_is_touched(text: str) -> None:
    seen: list[str] = []
    same = with_addresses(text, lambda _, address: seen.append(address) or address)
    assert seen == addresses(text)
    assert str(soup(same)) == str(soup(text))


@given(fragments)
def test_every_address_can_be_replaced(text: str) -> None:
    changed = with_addresses(text, lambda tag, address: f'{tag}"<&{address}')
    assert addresses(changed) == [f'{"img" if "i.png" in a else "a"}"<&{a}' for a in addresses(text)]
    assert soup(changed).get_text() == soup(text).get_text()


@given(fragments)
def test_anchors_are_the_ids_of_elements(text: str) -> None:
    assert anchors(text) == {str(tag["id"]) for tag in soup(text)(id=True)}


def test_text_that_looks_like_an_attribute_is_text() -> None:
    text = '<pre><code>&lt;a href="/a/" id="b"&gt;</code></pre>'
    assert anchors(text) == frozenset()
    assert rooted(text, "/repo") == text


@given(fragments)
def test_a_root_goes_before_what_is_relative_to_the_site(text: str) -> None:
    assert addresses(rooted(text, "/repo")) == [f"/repo{address}" for address in addresses(text)]
    assert rooted(text, "") == text


def test_a_root_goes_before_nothing_else() -> None:
    text = (
        '<p><a href="https://host/a">a</a> <a href="//host/b">b</a> <a href="#c">c</a> <a href="mailto:d@e">d</a></p>'
    )
    assert rooted(text, "/repo") == text


def test_a_root_goes_before_every_version_of_a_picture() -> None:
    text = '<picture><source srcset="/a%2C-400.avif 400w, /a-700.avif 700w"><img src="/a.jpg" alt="A"></picture>'
    rooted_text = text.replace('"/', '"/repo/').replace(" /", " /repo/")
    assert rooted(text, "/repo") == rooted_text


def test_the_versions_of_a_picture_stay_what_they_are_in_a_tree() -> None:
    text = '<p><picture><source srcset="/a.avif 4w"><source srcset="/a.webp 4w"><img src="/a.jpg"></picture></p>'
    assert inner_html(fragment(text)) == text


def test_a_fragment_of_a_page_can_be_made_to_work_elsewhere() -> None:
    assert rooted('<a href="#c">c</a>', "https://host", "/a/") == '<a href="https://host/a/#c">c</a>'


@given(fragments)
def test_introduction_and_sections_are_the_whole(text: str) -> None:
    intro, parts = sections(text)
    whole = intro + "".join(f'<h2 id="{part.id}">{part.title}</h2>{part.html}' for part in parts)
    assert plain_text(whole) == plain_text(text)
    assert anchors(whole) == anchors(text)


@given(fragments)
def test_every_part_of_a_page_is_whole_html(text: str) -> None:
    intro, parts = sections(text)
    for part in (intro, *(part.html for part in parts), *(part.title for part in parts)):
        names = [tag.name for tag in soup(part)(True)]
        assert names == [tag.name for tag in soup(str(soup(part)))(True)]
        assert part.count("<blockquote") == part.count("</blockquote")
        assert part.count("<section") == part.count("</section")


@given(fragments)
def test_every_section_has_an_anchor(text: str) -> None:
    assert all(part.id for part in sections(text)[1])


def test_markdown_headings_begin_sections() -> None:
    text = MarkdownText({}).html("Intro.\n\n## One {#one}\n\nA.\n\n### Within\n\nB.\n\n> ## Quoted\n\n## *Two*\n\nC.\n")
    intro, parts = sections(text)
    assert plain_text(intro) == "Intro."
    assert [(part.id, part.title, plain_text(part.html)) for part in parts] == [
        ("one", "One", "A. Within B. Quoted"),
        ("two", "<em>Two</em>", "C."),
    ]


@given(fragments)
def test_a_tree_gives_its_html_back(text: str) -> None:
    again = inner_html(fragment(text))
    assert inner_html(fragment(again)) == again
    assert plain_text(again) == plain_text(text)


def test_words_are_counted_as_people_count_them() -> None:
    assert word_count("<p>Don’t count <em>well-being</em> twice.</p><p>Über 2 Wörter</p>") == 7
    assert word_count("") == 0


@given(st.text(alphabet="aé_1’'- .²\n\xa0"))
def test_words_are_counted_as_a_search_for_them_counts(text: str) -> None:
    assert word_count(text) == len(re.findall(r"\w+(?:[’'-]\w+)*", text))
