"""Laws of the bibliography: what reference managers read is what the source says."""

import json
from pathlib import Path
from typing import Any

import pytest

import tiny_site
from carepress.evidence.bibliography import bibtex, csl_json
from carepress.evidence.reference import Reference

JOYCE: dict[str, Any] = {
    "id": "joyce-2018",
    "authors": ("Joyce S", "Laurent SJ"),
    "and_others": True,
    "year": 2018,
    "title": "Sleep & 50% {more}: a_review",
    "publisher": "BMJ Open 8(6):e01–e78",
    "doi": "10.1136/bmjopen-2017",
    "kind": "meta-analysis",
}


def source(**values: Any) -> Reference:
    return Reference.model_validate(JOYCE | values)


def test_an_article_is_told_with_its_journal_volume_issue_and_pages() -> None:
    assert bibtex([source()]) == (
        "@article{joyce-2018,\n"
        "  author = {Joyce, S. and Laurent, S. J. and others},\n"
        "  title = {{Sleep \\& 50\\% \\{more\\}: a\\_review}},\n"
        "  year = {2018},\n"
        "  journal = {BMJ Open},\n"
        "  volume = {8},\n"
        "  number = {6},\n"
        "  pages = {e01--e78},\n"
        "  doi = {10.1136/bmjopen-2017}\n"
        "}\n"
    )
    (item,) = json.loads(csl_json([source()]))
    assert item["type"] == "article-journal"
    assert item["author"][0] == {"family": "Joyce", "given": "S."}
    assert item["author"][-1] == {"literal": "et al."}
    assert (item["container-title"], item["volume"], item["issue"], item["page"]) == ("BMJ Open", "8", "6", "e01–e78")
    assert item["issued"] == {"date-parts": [[2018]]}
    assert item["DOI"] == "10.1136/bmjopen-2017"
    assert "URL" not in item


def test_a_body_is_one_name() -> None:
    values = {"authors": ("World Health Organization",), "and_others": False, "kind": "official", "publisher": "WHO"}
    given = source(**values, doi=None, url="https://who.int/a")
    assert "author = {{World Health Organization}}" in bibtex([given])
    assert "publisher = {WHO}" in bibtex([given])
    (item,) = json.loads(csl_json([given]))
    assert (item["type"], item["author"], item["publisher"]) == (
        "document",
        [{"literal": "World Health Organization"}],
        "WHO",
    )
    assert item["URL"] == "https://who.int/a"


def test_a_book_is_a_book() -> None:
    given = source(isbn="978-0", doi=None, publisher="Springer (New York)", kind="theory")
    assert bibtex([given]).startswith("@book{")
    assert json.loads(csl_json([given]))[0]["ISBN"] == "978-0"


FILES = {
    "data/references.yaml": "references:\n- {id: a, title: On sleep, kind: trial}\n- {id: b, title: B, kind: trial}\n",
    "articles/sleep.md": "---\ntitle: Sleep\ndate: 2025-01-10\n---\n\nRest [@a].\n",
    "articles/later.md": "---\ntitle: Later\ndate: 2025-01-10\nstatus: draft\n---\n\nRest [@b].\n",
}


@pytest.mark.parametrize("mode", ["preview", "publish"])
def test_each_page_that_cites_has_its_sources_beside_it(mode: str, tmp_path: Path) -> None:
    tiny_site.write(FILES, tmp_path / "content")
    settings = {"SITEURL": "https://example.org/repo", "CAREPRESS": {"mode": mode, "take_along": "never"}}
    built = tiny_site.build_folder(tmp_path / "content", tmp_path / "output", **settings)
    assert "title = {{On sleep}}" in built.text("sleep/references.bib")
    assert [item["id"] for item in json.loads(built.text("sleep/references.json"))] == ["a"]
    addresses = [link["href"] for link in built.page("/sleep/").select(".references-files a")]
    assert addresses == ["/repo/sleep/references.bib", "/repo/sleep/references.json"]
    assert (tmp_path / "output" / "drafts" / "later" / "references.bib").exists() == (mode == "preview")
