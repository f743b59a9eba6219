"""Laws of reach: the fewest links from the home page, read from the finished pages, and who is too far away."""

from pathlib import Path

import pytest

import tiny_site
from carepress.reach.steps_from_home import far_pages, steps_from_home
from made_pages import library, page
from tiny_site import TinySite


def written(folder: Path, root: str = "", **pages: str) -> Path:
    """A folder of finished pages that link to others, by slug; `home` is the home page."""
    for slug, linked in pages.items():
        html = "".join(f'<p><a class="x" href="{root}/{to}/#part">{to}</a></p>' for to in linked)
        tiny_site.write({"index.html" if slug == "home" else f"{slug}/index.html": html}, folder)
    return folder


@pytest.mark.parametrize("root", ["", "/repo"])
def test_the_shortest_way_counts(root: str, tmp_path: Path) -> None:
    output = written(tmp_path, root, home="ab", a="c", b="a", c="d", d="e", e="f")
    found = steps_from_home(output, root, [*map(page, "abcdef")])
    assert found == {"/": 0, "/a/": 1, "/b/": 1, "/c/": 2, "/d/": 3}


def test_pages_that_are_too_far_away_are_told(tmp_path: Path) -> None:
    output = written(tmp_path, home="a", a="b", b="c", c="d", d="")
    site = library(*map(page, "abcd"), page("draft", status="draft"), page("hidden", status="hidden"))
    (finding,) = far_pages(site.listed, steps_from_home(output, "", site.listed))
    assert (finding.source, finding.rule, finding.severity) == ("articles/d.md", "page-out-of-reach", "advice")


def test_links_to_other_sites_and_to_nothing_lead_nowhere(tmp_path: Path) -> None:
    html = (
        '<a href="https://h.example/a/">h</a> <a href="//h/a/">h</a> <a href="mailto:a@b">m</a> <a href="/gone/">g</a>'
    )
    tiny_site.write({"index.html": html}, tmp_path)
    assert steps_from_home(tmp_path, "", [page("a")]) == {"/": 0, "/gone/": 1}


def test_an_address_with_letters_of_any_language_is_found(tmp_path: Path) -> None:
    tiny_site.write({"index.html": '<a href="/gr%C3%BCn/">g</a>'}, tmp_path)
    assert "/grün/" in steps_from_home(tmp_path, "", [page("grün")])


def test_no_page_of_the_tiny_sites_is_out_of_reach(ours: TinySite, other: TinySite) -> None:
    assert not [finding for site in (ours, other) for finding in site.findings if finding.rule == "page-out-of-reach"]


def test_a_page_that_nothing_links_to_is_told(tmp_path: Path) -> None:
    alone = "---\ntitle: Alone\nsummary: So alone.\nstatus: published\n---\n\nNobody knows me.\n"
    tiny_site.write(
        {"pages/alone.md": alone, "articles/a.md": "---\ntitle: A\ndate: 2026-01-01\n---\n\nHi.\n"}, tmp_path / "c"
    )
    built = tiny_site.build_folder(tmp_path / "c", tmp_path / "output")
    assert built.rules("pages/alone.md") == ["page-out-of-reach"]
    assert "page-out-of-reach" not in built.rules("articles/a.md")
