"""Laws of links: every address an editor can write leads somewhere or is told, and none is changed by accident."""

import dataclasses

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from carepress.finding import Finding
from carepress.html import with_addresses
from carepress.links.targets import resolved
from carepress.page import Library, Page
from carepress.reading.markdown_text import MarkdownText
from carepress.reading.sanitising import sanitised
from made_pages import library, page

HEAD = "---\ntitle: Here\n---\n"


def here(markdown: str, **given: object) -> Page:
    """A page as reading makes it, of this Markdown."""
    html = sanitised(MarkdownText({}).html(markdown), markdown, "articles/here.md", 4)[0]
    return page("here", str(given.pop("html", html)), markdown=markdown, head=HEAD, **given)


def site(markdown: str, **given: object) -> Library:
    """A site with the page `here` and others to link to, some of which features made."""
    found = library(
        here(markdown, **given),
        page("there", '<h2 id="part">Part</h2><p id="größe">x</p><pre>id="code"</pre>'),
        page("über-mut", source="articles/Über Mut.md"),
        page("about", kind="page"),
        page("sail", kind="strategy"),
        page("later", status="draft"),
        page("quay", status="hidden"),
        page("part-one", series="High tides"),
        files=frozenset({"images/a.png", "files/two words.pdf"}),
    )
    return dataclasses.replace(found, made=frozenset({"/", "/articles/", "/series/high-tides/"}))


def links(markdown: str, **given: object) -> tuple[list[str], list[Finding]]:
    """The addresses on the page `here`, and what was found."""
    found = resolved(site(markdown, **given))
    html, findings = found.html, found.findings
    tags = BeautifulSoup(html["/here/"], "html.parser")(["a", "img"])
    return [str(tag.get("href", tag.get("src"))) for tag in tags], findings


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("there.md", "/there/"),
        ("./there.md", "/there/"),
        ("there.md#part", "/there/#part"),
        ("there.md?x=1#part", "/there/?x=1#part"),
        ("there.md#größe", "/there/#größe"),
        ("../pages/about.md", "/about/"),
        ("/pages/about.md", "/about/"),
        ("../strategies/sail.md", "/strategies/sail/"),
        ("Über%20Mut.md", "/%C3%BCber-mut/"),
        ("{filename}there.md", "/there/"),
        ("{filename}/articles/there.md#part", "/there/#part"),
        ("|filename|there.md", "/there/"),
        ("{filename}../pages/about.md", "/about/"),
        ("{static}/images/a.png", "/images/a.png"),
        ("{attach}../images/a.png", "/images/a.png"),
        ("../images/a.png", "/images/a.png"),
        ("/files/two%20words.pdf", "/files/two%20words.pdf"),
        ("{index}", "/"),
        ("/", "/"),
        ("/there/", "/there/"),
        ("/there", "/there/"),
        ("../there/", "/there/"),
        ("/articles/", "/articles/"),
        ("/series/high-tides/", "/series/high-tides/"),
        ("quay.md", "/quay/"),
        ("here.md", "#"),
        ("#", "#"),
        ("https://host/a?b=1&c=2#d", "https://host/a?b=1&c=2#d"),
        ("//host/a", "//host/a"),
        ("mailto:crew@host", "mailto:crew@host"),
        ("tel:999", "tel:999"),
    ],
)
def test_an_address_leads_where_the_editor_meant(written: str, address: str) -> None:
    found, findings = links(f"[words](<{written}>)")
    assert findings == []
    assert found == [address]


def test_a_heading_of_the_page_itself_can_be_linked() -> None:
    assert links("## A {#a}\n\n[up](#a) [up](here.md#a)") == (["#a", "#a"], [])


@pytest.mark.parametrize(
    ("written", "rule", "words"),
    [
        ("", "link-broken", "has no address"),
        ("missing.md", "link-broken", "leads to no page"),
        ("thre.md", "link-broken", "Did you mean “there.md”?"),
        ("../pages/there.md", "link-broken", "Did you mean “there.md”?"),
        ("{filename}missing.md", "link-broken", "leads to no page"),
        ("{filename}/pages/missing.md", "link-broken", "leads to no page"),
        ("{filename}missing.md#part", "link-broken", "leads to no page"),
        ("|filename|missing.md", "link-broken", "leads to no page"),
        ("{filename}", "link-broken", "leads to no page"),
        ("{static}missing.pdf", "link-broken", "leads to no page"),
        ("{attach}missing.pdf", "link-broken", "leads to no page"),
        ("{filename}../../outside.md", "link-broken", "leads to no page"),
        ("{tag}sailing", "link-broken", "has no tag pages"),
        ("{category}sailing", "link-broken", "has no category pages"),
        ("{author}ada", "link-broken", "has no author pages"),
        ("{filname}there.md", "link-broken", "has no filname pages"),
        ("/missing/", "link-broken", "leads to no page"),
        ("/articles/99/", "link-broken", "leads to no page"),
        ("../../../etc/passwd", "link-broken", "leads to no page"),
        ("there.md#prat", "anchor-missing", "Did you mean “part”?"),
        ("there.md#code", "anchor-missing", "there is no anchor “code”"),
        ("#nowhere", "anchor-missing", "there is no anchor “nowhere”"),
        ("later.md", "link-to-draft", "leads to a draft"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_its_place(written: str, rule: str, words: str) -> None:
    _, (finding,) = links(f"Above.\n\nSee [words]({written}).")
    assert (finding.source, finding.line, finding.column) == ("articles/here.md", 6, 13)
    assert (finding.rule, finding.severity) == (rule, "error")
    assert words in finding.message
    assert finding.remedy


@pytest.mark.parametrize("written", ["missing.png", "{static}/images/b.png", "../images/b.png"])
def test_a_picture_that_is_not_there_is_told(written: str) -> None:
    _, (finding,) = links(f"![words]({written})")
    assert (finding.rule, finding.line, finding.column) == ("image-missing", 4, 10)


def test_every_broken_link_is_told_in_a_place_of_its_own() -> None:
    _, findings = links("[a](x.md) [b](y.md)\n\n[c](x.md) [d](there.md)")
    assert [(f.line, f.column) for f in findings] == [(4, 5), (4, 15), (6, 5)]


def test_a_draft_may_link_to_a_draft() -> None:
    assert links("[a](later.md)", status="draft") == (["/later/"], [])


def test_the_preview_leads_to_what_is_there_all_the_same() -> None:
    assert links("[a](later.md) [b](there.md#x)")[0] == ["/later/", "/there/#x"]


def test_what_stands_in_code_is_no_link() -> None:
    assert links('`[a](x.md)`\n\n```\n<a href="x.md">\n```\n') == ([], [])


@given(
    st.text(max_size=20)
    | st.builds(lambda a, b: f"{{{a}}}{b}", st.sampled_from(["filename", "static", ""]), st.text(max_size=9))
)
@example("http://[")
@example("//[x")
@example("{filename}http://[")
def test_any_address_is_answered_or_told(address: str) -> None:
    html = with_addresses('<p><a href="">words</a></p>', lambda *_: address)
    findings = resolved(library(page("here", html))).findings
    assert all(finding.rule in {"link-broken", "anchor-missing"} for finding in findings)


@given(st.sampled_from(["there.md", "there.md#part", "images/a.png", "https://host/", "#", "x.md"]))
def test_what_is_resolved_stays_resolved(address: str) -> None:
    found = resolved(site(f"[words]({address})"))
    once, findings = found.html, found.findings
    if not findings:
        again = site("").with_pages({"/here/": {"html": once["/here/"]}})
        assert resolved(again).html["/here/"] == once["/here/"]


def test_a_page_knows_the_pages_that_its_links_lead_to() -> None:
    text = (
        "[a](there.md#part) [b](../pages/about.md) [c](#top) [d](https://h.example/) [e](gone.md) ![f](../images/a.png)"
    )
    assert resolved(site(text)).links["/here/"] == {"/there/", "/about/"}


def test_a_link_in_a_paragraph_that_is_not_shown_is_told_all_the_same() -> None:
    answer = resolved(site("Not shown: [x](nowhere.md).", html="<p>…</p>", withheld_links=("nowhere.md",)))
    assert [(found.line, found.column, found.rule) for found in answer.findings] == [(4, 16, "link-broken")]
    assert answer.html["/here/"] == "<p>…</p>"
