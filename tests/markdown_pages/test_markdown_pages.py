"""What programs get that read pages as Markdown: the text, where it stands, how old it is, whom to call."""

import itertools
import re

import lxml.html
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from conftest import BuildSite
from tiny_site import TinySite

COMMONMARK = MarkdownIt("commonmark").enable("table")
HEAD = "---\ntitle: {title}\ndate: 2025-01-02\n{more}---\n"


def article(title: str, more: str = "", text: str = "Words.\n") -> str:
    return HEAD.format(title=title, more=more) + text


def headings(tokens: list[Token]) -> list[str]:
    return [after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open"]


def links(text: str) -> list[str]:
    return [str(link.get("href")) for link in lxml.html.fromstring(f"<div>{COMMONMARK.render(text)}</div>").iter("a")]


@pytest.mark.parametrize("name", ["ours", "other"])
def test_every_page_of_text_has_its_markdown_and_says_where(name: str, request: pytest.FixtureRequest) -> None:
    site: TinySite = request.getfixturevalue(name)
    named = set()
    for url, page in site.pages.items():
        for link in page.select('head link[type="text/markdown"]'):
            assert link["href"] == f"{url}index.md"
            named.add(site.output / f"{url[1:]}index.md")
    assert named == {*site.output.rglob("*.md")}
    assert len(named) > 8


@pytest.mark.parametrize("name", ["ours", "other"])
def test_headings_and_sources_are_those_of_the_page(name: str, request: pytest.FixtureRequest) -> None:
    site: TinySite = request.getfixturevalue(name)
    for file in site.output.rglob("*.md"):
        page, text = (
            site.page(f"/{file.relative_to(site.output).as_posix().removesuffix('index.md')}"),
            file.read_text(),
        )
        found = headings(COMMONMARK.parse(text))
        assert page.h1
        assert found[0] == page.h1.get_text(" ", strip=True)
        for prose in page.select(".prose h2:not([id^=site--]), .prose h3:not([class])"):
            assert re.sub(r"\W", "", prose.get_text()) in {re.sub(r"\W", "", heading) for heading in found}
        sources = page.select(".references-list > li")
        assert len(re.findall(r"^\d+\. ", text.rpartition("## ")[2], re.MULTILINE)) == len(sources) or not sources
        assert all(re.match(r"https?:|mailto:|tel:|sms:", link) for link in links(text)), links(text)


def test_it_says_where_it_stands_how_old_it_is_and_whom_to_call(ours: TinySite) -> None:
    for path in ("first-night/index.md", "practice/dropping-anchor/index.md", "strategies/anchoring/index.md"):
        text = ours.text(path)
        assert f"- Address: https://harbour.example/{path.removesuffix('index.md')}\n" in text
        assert "- Sources checked: 2 January 2026\n" in text
        assert "- Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/\n" in text
        assert "- 999 Emergency. Seen on a page for tests, 1 October 2025" in text
        assert "**Need to talk to someone now? In United Kingdom**" in text
        assert "01632 960123" in text
    assert "reviewed" not in ours.text("low-tide/index.md")
    assert "- Clinical review: Not yet\n" in ours.text("low-tide/index.md")


def test_a_help_page_brings_every_country(ours: TinySite) -> None:
    shown = ours.page("/get-help/").select(".help-directory-country")
    assert len(shown) > 1
    text = ours.text("get-help/index.md")
    for country in shown:
        assert country.select_one("h2, h3")
        assert f"### {country.select_one('h2, h3').get_text(strip=True)}" in text  # type: ignore[union-attr]  # as above


def test_what_pages_withhold_and_what_is_not_published_stands_nowhere(build_site: BuildSite) -> None:
    seen = "country: GB, source: A page"
    lines = (
        f"helplines:\n- {{{seen}, name: Emergency, kind: emergency, phone: '999', confirmed_on: 2025-10}}\n"
        f"- {{{seen}, name: Old Line, kind: crisis, phone: 01632 960111, confirmed_on: 2020-01}}\n"
    )
    files = {
        "data/helplines.yaml": lines,
        "a.md": article("A", text="Rest.\n\nCall 01632 960111 or [this](tel:01632960222).\n"),
        "draft.md": article("Unready", "status: draft\n"),
        "hidden.md": article("Aside", "status: hidden\n"),
    }
    site = build_site(files, SITEURL="https://host.example", CAREPRESS={"country": "GB"})
    texts = {file.relative_to(site.output).as_posix(): file.read_text() for file in site.output.rglob("*.md")}
    everything = "\n".join((*texts.values(), site.text("llms.txt"), site.text("feed.xml"), site.text("feed.json")))
    assert "999" in texts["a/index.md"]
    assert "960111" not in everything
    assert "960222" not in everything
    assert "Unready" not in everything
    assert "hidden/index.md" in texts
    assert "Aside" not in site.text("llms.txt")


def test_llms_txt_has_the_form_that_its_specification_gives(ours: TinySite) -> None:
    """A heading, a quotation, words without headings, then lists of links under second-level headings."""
    tokens = COMMONMARK.parse(ours.text("llms.txt"))
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels[0] == "h1"
    assert {*levels[1:]} == {"h2"}
    assert tokens[3].type == "blockquote_open"
    lists = ours.text("llms.txt").split("\n## ")[1:]
    assert lists[-1].startswith("Optional")
    for part in lists:
        rows = part.strip().split("\n")[2:]
        assert rows
        assert all(re.match(r"- \[.+\]\(https://harbour\.example/\S*\)(?:: .+)?$", row) for row in rows), rows
    for link in links(ours.text("llms.txt")):
        path = link.removeprefix("https://harbour.example/")
        assert (ours.output / path / ("index.html" if link.endswith("/") else "")).is_file(), link


def test_a_site_under_a_path_has_whole_addresses(build_site: BuildSite) -> None:
    files = {
        "a.md": article("A", text="See [b](b.md), [here](#x) and [there](https://other.example/).\n"),
        "b.md": article("B"),
    }
    site = build_site(files, SITEURL="https://host.example/repo")
    found = {link for link in links(site.text("a/index.md")) if "licens" not in link}
    assert found == {"https://host.example/repo/b/", "https://host.example/repo/a/#x", "https://other.example/"}
