"""Social cards: what readers see of a page where somebody shares it."""

import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

import tiny_site
from carepress import processes
from carepress.cover_drawing import cover_drawer
from conftest import BuildSite
from tiny_site import TinySite

ADDRESS = "https://host.example/repo"
VOCABULARY = """strategies:
- id: rest
  name: Resting well
  summary: You rest.
  shape: leaf
  techniques: []
- id: talk
  name: Talking
  summary: You talk.
  shape: circles
  techniques: []
"""
PAGE = "---\ntitle: {}\ndate: 2026-01-10\nsummary: What it is about.\nstrategies: [rest, talk]\n---\nWords.\n"
FILES = {
    "data/strategies.yaml": VOCABULARY,
    "articles/sleep.md": PAGE.format("Sleep and worry"),
    "strategies/rest.md": "---\ntitle: Resting well\nsummary: You rest.\n---\nWords.\n",
    "pages/about.md": "---\ntitle: About us\nsummary: Who we are.\n---\nWords.\n",
}


def said(page: BeautifulSoup) -> dict[str, str]:
    """What a page's head tells those who show it elsewhere."""
    found = page.select('meta[property^="og:"], meta[name^="twitter:"]')
    return {str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in found}


def picture(site: TinySite, address: str) -> Image.Image:
    """The card of a page."""
    path = said(site.page(address))["og:image"].removeprefix(f"{ADDRESS}/")
    return Image.open(io.BytesIO((site.output / path).read_bytes())).convert("RGB")


def test_a_page_says_whole_addresses_and_what_it_is_about(build_site: BuildSite) -> None:
    told = said(build_site(FILES, SITEURL=ADDRESS).page("/sleep/"))
    image = told.pop("og:image")
    assert re.fullmatch(rf"{ADDRESS}/assets/cards/[0-9a-f]{{8}}\.png", image)
    assert told == {
        "og:title": "Sleep and worry",
        "og:description": "What it is about.",
        "og:type": "article",
        "og:url": f"{ADDRESS}/sleep/",
        "og:site_name": "Tiny",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Sleep and worry",
        "twitter:card": "summary_large_image",
    }


def test_every_page_says_all_that_others_show_of_it(ours: TinySite, other: TinySite) -> None:
    needed = {"title", "type", "url", "site_name", "description", "image", "image:alt", "image:width", "image:height"}
    for site in (ours, other):
        for url, page in site.pages.items():
            told = said(page)
            assert {f"og:{name}" for name in needed} | {"twitter:card"} == {*told}, url
            assert all(told.values()), url
            assert told["og:image"].startswith("https://")


def test_pages_with_a_cover_have_a_card_of_their_own_and_all_others_share_one(build_site: BuildSite) -> None:
    site = build_site(FILES, SITEURL=ADDRESS)
    cards = {address: said(page)["og:image"] for address, page in site.pages.items()}
    assert len({cards["/sleep/"], cards["/strategies/rest/"], cards["/"]}) == 3
    assert {cards["/about/"], cards["/articles/"]} == {cards["/"]}
    assert len([*(site.output / "assets" / "cards").iterdir()]) == len(set(cards.values()))


def test_a_path_has_a_card_of_its_own(ours: TinySite) -> None:
    paths = [address for address in ours.pages if re.fullmatch(r"/paths/.+/", address)]
    assert paths
    assert len({said(ours.page(address)).get("og:image") for address in ("/", *paths)}) > 1


def test_every_card_is_of_the_size_that_is_told_and_light(ours: TinySite, other: TinySite) -> None:
    files = [file for site in (ours, other) for file in (site.output / "assets" / "cards").iterdir()]
    assert len(files) > 4
    for file in files:
        with Image.open(file) as image:
            assert (image.size, image.mode) == ((1200, 630), "P")
        assert file.stat().st_size <= 40_000


def test_a_site_without_an_address_has_none(build_site: BuildSite) -> None:
    site = build_site(FILES)
    assert not any(said(page) for page in site.pages.values())
    assert not (site.output / "assets" / "cards").exists()


def test_words_that_the_font_lacks_are_left_out_rather_than_drawn_as_boxes(build_site: BuildSite) -> None:
    def card(title: str, lang: str = "en") -> bytes:
        files = FILES | {
            "articles/sleep.md": PAGE.format(title).replace("---\n", f"---\nlang: {lang}\nslug: sleep\n", 1)
        }
        site = build_site(files, SITEURL=ADDRESS, ARTICLE_LANG_URL="{slug}/", ARTICLE_LANG_SAVE_AS="{slug}/index.html")
        return picture(site, "/sleep/").tobytes()

    assert card("النوم", "ar") == card("القلق", "ar") == card("نوم", "ar")
    assert card("Schlaf für Übermüdete", "de") != card("Schlaf", "de") != card("النوم", "ar")


def test_the_same_site_has_the_same_cards_kept_or_not(build_site: BuildSite, tmp_path: Path) -> None:
    found, _ = [], (tmp_path / "file").write_text("")
    for folder in ("one", "two", "two", "file/where-nothing-can-be-kept"):
        site = build_site(FILES, SITEURL=ADDRESS, CACHE_PATH=str(tmp_path / folder))
        found.append({file.name: file.read_bytes() for file in (site.output / "assets" / "cards").iterdir()})
    assert found[0] == found[1] == found[2] == found[3]
    assert len([*(tmp_path / "two" / "cards").iterdir()]) == 3


def test_cards_are_the_same_drawn_by_one_process_or_by_several(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    many, found = {f"articles/{n}.md": PAGE.format(f"Sleep {n}") for n in range(12)}, []
    for number in (1, 2):
        monkeypatch.setattr(processes, "processors", lambda number=number: number)
        site = build_site(FILES | many, SITEURL=ADDRESS)
        found.append({file.name: file.read_bytes() for file in (site.output / "assets" / "cards").iterdir()})
    assert found[0] == found[1]
    assert len(found[0]) > 12


def test_what_is_kept_is_not_drawn_again(build_site: BuildSite, tmp_path: Path) -> None:
    build_site(FILES, SITEURL=ADDRESS, CACHE_PATH=str(tmp_path))
    for file in (tmp_path / "cards").iterdir():
        file.write_bytes(b"kept")
    site = build_site(FILES, SITEURL=ADDRESS, CACHE_PATH=str(tmp_path))
    assert {file.read_bytes() for file in (site.output / "assets" / "cards").iterdir()} == {b"kept"}


def test_a_theme_whose_covers_cannot_be_drawn_has_none_on_its_cards(tmp_path: Path) -> None:
    tiny_site.write({"components/cover.html": "{{ nothing.here }}"}, tmp_path / "templates")
    assert cover_drawer([tmp_path / "templates"])("sleep", (), 3) == ""


@pytest.mark.parametrize("title", ["A", "Worry " * 40, "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 3])
def test_a_title_of_any_length_stays_clear_of_cover_and_edges(title: str, build_site: BuildSite) -> None:
    site = build_site(
        FILES | {"articles/sleep.md": PAGE.format(title).replace("---\n", "---\nslug: sleep\n", 1)}, SITEURL=ADDRESS
    )
    image = picture(site, "/sleep/")
    paper = image.getpixel((2, 2))
    edges = [(0, 0, 72, 630), (680, 0, 726, 630), (0, 0, 700, 60), (0, 560, 700, 630)]
    for box in edges:
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)], box
    assert len(image.crop((72, 72, 680, 500)).getcolors(100_000) or ()) > 2
