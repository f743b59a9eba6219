"""Two tiny sites, built and asked: the same package and theme serve another language, other words and another place."""

import filecmp
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

import tiny_site
from carepress.labels import theme_labels
from tiny_site import SETTINGS, SITES, TinySite

BuildSite = Callable[..., TinySite]

ATOM = "{http://www.w3.org/2005/Atom}"
SPOKEN = ("title", "aria-label", "alt", "content", "placeholder")
ENGLISH = theme_labels(Path(SETTINGS["THEME"]) / "labels", "en")


@pytest.fixture(scope="session")
def under_path(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny English site where it lives in a folder of its host."""
    output = tmp_path_factory.mktemp("under-path")
    return tiny_site.build_config(SITES / "ours" / "pelicanconf.py", output, SITEURL="https://host.example/repo")


@pytest.fixture(params=["ours", "other", "under_path"])
def any_site(request: pytest.FixtureRequest) -> TinySite:
    return request.getfixturevalue(request.param)


def addresses(page: BeautifulSoup) -> list[str]:
    """Every address on a page."""
    return [str(tag[name]) for name in ("href", "src") for tag in page.find_all(attrs={name: True})]


def is_on_site(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def test_a_sound_site_has_no_findings(ours: TinySite, other: TinySite) -> None:
    assert (list(ours.findings), list(other.findings)) == ([], [])


def test_every_source_has_a_page_and_drafts_have_none(ours: TinySite) -> None:
    expected = {"/", "/about/", "/get-help/", "/report-a-mistake/", "/quay/", "/first-night/", "/second-night/"}
    expected |= {"/the-buoy/", "/old-maps/", "/fog/", "/low-tide/", "/strategies/anchoring/", "/strategies/signalling/"}
    expected |= {"/glossary/", "/wording/", "/how-we-write/", "/high-tide/", "/old-lights/"}
    assert set(ours.pages) == expected | {"/articles/", "/articles/2/", "/series/nights-on-the-water/", "/404.html"} | {
        "/map/",
        "/paths/",
        "/paths/rough-water/",
        "/practice/dropping-anchor/",
        "/search/",
        "/settings/",
        "/kept/",
        "/offline/",
    }


def test_no_link_leads_nowhere(any_site: TinySite) -> None:
    root = "/repo" if any_site.page("/").find(href=re.compile("^/repo/")) else ""
    dead = []
    for url, page in any_site.pages.items():
        for address in filter(is_on_site, addresses(page)):
            parts = urlsplit(unquote(urljoin(root + url, address)))
            path = parts.path.removeprefix(root)
            file = any_site.output / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
            known = not parts.fragment or any_site.page(path).find(id=parts.fragment)
            dead += [] if file.is_file() and known else [f"{url}: {address}"]
    assert not dead


def test_no_page_asks_another_host_for_anything(any_site: TinySite) -> None:
    for page in any_site.pages.values():
        loaded = [
            *page(src=True),
            *(link for link in page("link") if set(link["rel"]) & {"stylesheet", "preload", "icon"}),
        ]
        assert loaded
        assert all(is_on_site(str(tag.get("src") or tag["href"])) for tag in loaded)


def test_under_a_path_every_address_begins_with_it_or_leaves_the_site(under_path: TinySite) -> None:
    for page in under_path.pages.values():
        found = addresses(page)
        assert found
        assert not [a for a in found if is_on_site(a) and not a.startswith(("#", "/repo/"))]
    rows = under_path.text("graph.json").partition('"nodes"')[2]
    assert "/repo/" not in rows


def test_under_a_path_feed_and_canonical_addresses_are_whole(under_path: TinySite) -> None:
    for url, page in under_path.pages.items():
        canonical = page.find("link", rel="canonical")
        assert canonical is not None
        its_own = "/strategies/anchoring/" if url.startswith("/practice/") else url.replace("high-tide", "low-tide")
        assert canonical["href"] == f"https://host.example/repo{its_own}"
    for entry in feed(under_path):
        links = [
            str(link["href"]) for link in BeautifulSoup(entry.findtext(f"{ATOM}content") or "", "html.parser")("a")
        ]
        links += [link.attrib["href"] for link in entry.iter(f"{ATOM}link")]
        assert all(link.startswith(("https://", "mailto:")) for link in links), links


def feed(site: TinySite) -> list[ElementTree.Element]:
    return ElementTree.fromstring(site.text("feed.xml")).findall(f"{ATOM}entry")  # noqa: S314  our own file


def test_the_feed_has_the_listed_articles_the_newest_first(ours: TinySite) -> None:
    titles = [entry.findtext(f"{ATOM}title") for entry in feed(ours)]
    assert titles[:2] == ["The second night", "The first night"]
    assert len(titles) == 6
    assert "Not yet" not in titles


def test_the_same_content_gives_the_same_bytes(ours: TinySite, tmp_path: Path) -> None:
    again = tiny_site.build_config(SITES / "ours" / "pelicanconf.py", tmp_path / "again")
    files = sorted(path.relative_to(again.output) for path in again.output.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(ours.output) for path in ours.output.rglob("*") if path.is_file())
    assert filecmp.cmpfiles(ours.output, again.output, files, shallow=False)[1:] == ([], [])


def test_an_article_links_to_the_techniques_that_it_mentions(ours: TinySite) -> None:
    links = {link.get_text(): link["href"] for link in ours.page("/first-night/").select("a.strategy-link")}
    assert links == {
        "dropping anchor": "/strategies/anchoring/#dropping-anchor",
        "Counting waves": "/strategies/anchoring/#counting-waves",
    }


def test_a_strategy_page_defines_its_techniques_and_names_who_uses_them(ours: TinySite) -> None:
    page = ours.page("/strategies/anchoring/")
    text = page.get_text(" ", strip=True)
    assert "You feel your feet & name five things that you see." in text
    assert ENGLISH["grade_moderate"] in text
    section = page.find(id="dropping-anchor")
    assert section is not None
    assert page.main is not None
    assert "/first-night/" in [link["href"] for link in page.main("a", href=True)]


def test_related_reading_keeps_to_pins_and_exclusions_and_gives_reasons(ours: TinySite) -> None:
    related = json.loads(ours.text("graph.json"))["related"]
    assert all(len(found) >= 5 for url, found in related.items() if url not in {"/first-night/", "/old-maps/"})
    assert related["/first-night/"][0]["url"] == "/the-buoy/"
    assert "/old-maps/" not in [s["url"] for s in related["/first-night/"]]
    items = ours.page("/first-night/").select(".related-reading li")
    assert len(items) == 4
    assert all(item.select_one(".related-reading-reason") for item in items)


def test_nothing_names_what_is_not_listed(ours: TinySite) -> None:
    for url, page in ours.pages.items():
        assert not [a for a in addresses(page) if "not-yet" in a]
        assert url == "/quay/" or not [
            a for a in addresses(page) if "/quay/" in a and page.main and page.main.find(href=a)
        ]
    assert "quay" not in ours.text("graph.json") + ours.text("feed.xml")


def test_what_reviewers_and_readers_were_told_stands_on_the_page(ours: TinySite) -> None:
    text = ours.page("/first-night/").get_text(" ", strip=True)
    for words in (
        "Dr Ada Keel",
        "harbour doctor",
        "We had the wind from the wrong side.",
        "This page mentions storms.",
    ):
        assert words in text
    assert ENGLISH["clinical_review_to_come"] in ours.page("/second-night/").get_text()
    assert "harbour doctor" not in ours.page("/second-night/").get_text()


def test_the_glossary_leads_to_every_technique_and_its_strategy(ours: TinySite) -> None:
    glossary = ours.page("/glossary/").select_one(".glossary-list")
    assert glossary is not None
    assert [tag.get_text(strip=True) for tag in glossary("dt")] == [
        "Asking the crew",
        "Counting waves",
        "Dropping anchor",
        "Lighting the lamp",
    ]
    assert [a["href"] for a in glossary.select("#site--letter-D + dl a")] == [
        "/strategies/anchoring/#dropping-anchor",
        "/strategies/anchoring/",
    ]


def test_the_words_to_avoid_stand_in_a_table_for_each_category(ours: TinySite) -> None:
    page = ours.page("/wording/")
    assert [caption.get_text() for caption in page("caption")] == ["People", "Weather"]
    assert page.select_one('td a[href="https://pilots.example/words"]')
    assert "landlubbers, lubber" in page.get_text()
    skip = page.select_one("#site--read-next")
    assert skip is not None
    assert not skip.find("table"), "who skips past the text skips the words"


def test_the_log_of_corrections_stands_in_its_section(ours: TinySite) -> None:
    page = ours.page("/how-we-write/")
    log = page.select_one("#corrections-log ~ ul.corrections-log")
    assert log is not None
    assert [a["href"] for a in log("a")] == ["/first-night/"]
    following = log.find_next("h2")
    assert following is not None
    assert following.get_text() == "Money"


def test_the_preview_shows_drafts_and_says_so(tmp_path: Path) -> None:
    own = tiny_site.read_settings(str(SITES / "ours" / "pelicanconf.py"))["CAREPRESS"] | {"mode": "preview"}
    site = tiny_site.build_config(SITES / "ours" / "pelicanconf.py", tmp_path, CAREPRESS=own)
    assert ENGLISH["status_draft"] in site.page("/drafts/not-yet/").get_text()


def test_the_preview_shows_what_has_a_day_to_come_and_says_so(build_site: BuildSite) -> None:
    pages = {f"{day}.md": f"---\ntitle: Of {day}\ndate: {day}\n---\n\nText.\n" for day in ("2026-01-15", "2026-01-16")}
    site = build_site(pages)
    assert ENGLISH["status_future"] in site.page("/2026-01-16/").get_text()
    assert ENGLISH["status_future"] not in site.page("/2026-01-15/").get_text()


def test_the_other_site_has_words_of_its_own_for_everything() -> None:
    own = yaml.safe_load((SITES / "other" / "labels.yaml").read_text())
    assert sorted(ENGLISH) == sorted(own), (
        "tests/sites/other/labels.yaml says each label of theme/labels/en.yaml in German"
    )


def pieces(label: str) -> Iterator[str]:
    """The words of a label between its placeholders."""
    for piece in re.split(r"\{\w*\}", label):
        words = piece.strip(" .,:;()“”")
        if len(re.findall(r"[A-Za-z]", words)) > 2:
            yield words


def spoken(page: BeautifulSoup) -> str:
    """Everything that a reader of a page sees or hears."""
    text = [page.get_text(" ", strip=True)]
    text += [str(tag[name]) for name in SPOKEN for tag in page.find_all(attrs={name: True})]
    return "\n".join(text)


def test_the_other_site_says_nothing_in_english(other: TinySite) -> None:
    own = yaml.safe_load((SITES / "other" / "labels.yaml").read_text())
    said = {piece for key, label in ENGLISH.items() for piece in pieces(label) if piece not in own[key]}
    assert len(said) > 80
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, said)) + r")(?!\w)")
    found = {url: match[0] for url, page in other.pages.items() if (match := pattern.search(spoken(page)))}
    assert not found


def test_the_other_site_is_in_its_language_throughout(other: TinySite) -> None:
    for page in other.pages.values():
        assert page.html is not None
        assert (page.html["lang"], page.html["dir"]) == ("de", "ltr")
    text = other.page("/das-erste-beet/").get_text(" ", strip=True)
    assert "10. Dezember 2025" in text
    assert "Notfall" in text
    assert "Das Gartentelefon" in other.page("/").get_text()


def test_names_of_files_and_headings_may_have_letters_of_any_language(other: TinySite) -> None:
    assert other.page("/größere-gärten/")
    assert other.page("/das-erste-beet/").find(id="größe-und-maß")
    links = [unquote(str(a["href"])) for a in other.page("/regen/").select("main a[href]")]
    assert "/größere-gärten/" in links


def test_a_site_may_be_written_from_right_to_left(tmp_path: Path) -> None:
    site = tiny_site.build_config(SITES / "other" / "pelicanconf.py", tmp_path, DEFAULT_LANG="ar")
    for page in site.pages.values():
        assert page.html is not None
        assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")


def test_one_page_may_be_in_another_language(build_site: Callable[..., TinySite]) -> None:
    head = "---\ntitle: A\ndate: 2026-01-01\nslug: a\n"
    site = build_site({"a.md": f"{head}---\nWords.\n", "b.md": f"{head}lang: he\n---\nWords.\n"})
    page = site.page("/he/a/").html
    assert page is not None
    assert (page["lang"], page["dir"]) == ("he", "rtl")
    assert site.page("/a/")


def test_plain_pelican_content_builds_with_no_more_than_advice(build_site: Callable[..., TinySite]) -> None:
    headers = "Title: Old style\nDate: 2012-12-12 10:00\nCategory: Sea\nTags: wind, waves\nAuthors: Ada\nSlug: old\n\n"
    site = build_site(
        {
            "yaml.md": "---\ntitle: Yaml style\ndate: 2026-01-01\n---\nWords.\n",
            "deep/er/old.md": headers + "Words with [a link]({filename}/yaml.md).\n",
            "pages/plain.md": "Title: A page\nDate: 2012-12-12\nStatus: hidden\n\nWords.\n",
            "deep/draft.md": "Title: A draft\nDate: 2012-12-12\nStatus: draft\n\nWords.\n",
            "root.md": "Title: Another draft\nDate: 2012-12-12\nStatus: draft\n\nWords.\n",
        }
    )
    assert {finding.severity for finding in site.findings} == {"advice"}
    assert {"/yaml/", "/old/", "/plain/", "/drafts/draft/", "/drafts/root/", "/", "/articles/"} <= set(site.pages)
    assert [tag["href"] for tag in site.page("/old/").select(".prose p a")] == ["/yaml/"]


def test_a_publisher_may_override_a_template_without_touching_the_theme(
    build_site: Callable[..., TinySite], tmp_path: Path
) -> None:
    footer = '{% macro footer(site) %}<footer class="mine" id="site--menu">{{ site.name }}</footer>{% endmacro %}'
    article = '{% extends "!theme/article.html" %}{% block main %}<p class="note">N</p>{{ super() }}{% endblock %}'
    extra = '{% extends "base.html" %}{% block main %}<h1 class="extra">{{ page.title }}</h1>{% endblock %}'
    own = {"components/footer.html": footer, "article.html": article, "poster.html": extra}
    tiny_site.write(own, tmp_path / "templates")
    site = build_site(
        {
            "a.md": "---\ntitle: A\ndate: 2026-01-01\n---\nWords.\n",
            "pages/b.md": "---\ntitle: B\ntemplate: poster\n---\nWords.\n",
        },
        THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "templates")],
    )
    assert all(len(page.select("footer.mine")) == 1 for page in site.pages.values())
    assert site.page("/a/").select_one("p.note + article") is not None
    assert site.page("/b/").select_one("h1.extra") is not None
    assert not [finding for finding in site.findings if finding.severity == "error"]


def test_a_publisher_may_override_a_label_without_touching_the_theme(build_site: Callable[..., TinySite]) -> None:
    labels = {"skip_to_content": "Jump <in>", "reading_time": "{minutes}′"}
    site = build_site({"a.md": "---\ntitle: A\ndate: 2026-01-01\n---\nWords.\n"}, CAREPRESS={"labels": labels})
    for page in site.pages.values():
        skip = page.select_one("a.skip-link")
        assert isinstance(skip, Tag)
        assert skip.get_text() == "Jump <in>"
    assert "1′" in site.page("/a/").get_text()


def test_wording_that_nothing_could_fill_ends_the_run_with_one_message(build_site: Callable[..., TinySite]) -> None:
    with pytest.raises(SystemExit, match=r"“reading_time” has a placeholder \{minuts\}"):
        build_site({}, CAREPRESS={"labels": {"reading_time": "{minuts} min"}})


def test_settings_with_mistakes_end_the_run_with_one_message(build_site: Callable[..., TinySite]) -> None:
    with pytest.raises(SystemExit, match=r"(?s)list_length.*greater than 0.*navigaton.*Did you mean “navigation”"):
        build_site({}, CAREPRESS={"navigaton": [], "list_length": 0})


def test_text_from_editors_is_shown_and_never_run(build_site: Callable[..., TinySite]) -> None:
    markup = "<script>alert(1)</script> & <b>bold</b> {{ 7 * 7 }}"
    front = dict.fromkeys(("title", "summary", "audience", "covers"), markup) | {"series": f"{markup} 1"}
    head = yaml.safe_dump(front | {"date": "2026-01-01", "corrections": [{"date": "2026-01-02", "text": markup}]})
    site = build_site({"a.md": f"---\n{head}---\n{{{{ page.title }}}}\n"}, SITENAME=markup)
    for page in site.pages.values():
        assert not [script for script in page.select("script:not([type$=json])") if "alert" in script.get_text()]
        assert not [data for data in page.select("script[type$=json]") if "<" in data.get_text()]
        assert not page("b")
        assert page.title is not None
        assert markup in page.title.get_text()
    assert html.escape(markup, quote=False) in site.text("a/index.html")
    assert [entry.findtext(f"{ATOM}title") for entry in feed(site)] == [markup]


@pytest.mark.parametrize(
    "template", ["home", "page", "article", "strategy", "help", "about", "glossary", "wording", "editorial-policy"]
)
@pytest.mark.parametrize("folder", ["articles", "pages", "strategies"])
def test_every_template_shows_every_kind_of_page(
    folder: str, template: str, build_site: Callable[..., TinySite]
) -> None:
    text = f"---\ntitle: A\ndate: 2026-01-01\ntemplate: {template}\n---\nWords.\n\n## Part\n\nMore.\n"
    site = build_site({f"{folder}/a.md": text})
    (page,) = [page for url, page in site.pages.items() if page.main and "More." in page.main.get_text()]
    assert page.main is not None
    assert "Part" in page.main.get_text()


def test_files_beside_the_text_are_copied_as_they_are(build_site: Callable[..., TinySite]) -> None:
    picture, notes = bytes(range(256)) * 8, "Title: not a page\n\n[x](nowhere.md)\n"
    site = build_site({"images/a.png": picture, "files/notes.md": notes, "files/Two words.pdf": b"%PDF"})
    assert (site.output / "images" / "a.png").read_bytes() == picture
    assert (site.output / "files" / "notes.md").read_text() == notes
    assert (site.output / "files" / "Two words.pdf").is_file()
    assert not [finding for finding in site.findings if finding.source.startswith(("images", "files"))]
