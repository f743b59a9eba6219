"""Pictures that editors add: light for every screen, in their place at once, and silent about where they were taken."""

import io
import re
from pathlib import Path

import pytest
from bs4 import Tag
from PIL import Image

import made_pictures
from carepress.pictures.variants import HEAVIEST, WIDTHS
from conftest import BuildSite
from tiny_site import TinySite

HEAD = "---\ntitle: Sleep\ndate: 2026-01-10\nsummary: About sleep.\n---\n"


def only_picture(site: TinySite, address: str = "/a/") -> Tag:
    (image,) = site.page(address).select("main img")
    return image


def variants(site: TinySite, image: Tag) -> dict[str, dict[int, Image.Image]]:
    """The variants of a picture by the type that its page names, and by the width that it promises."""
    found: dict[str, dict[int, Image.Image]] = {}
    for source in image.find_parents("picture")[0].select("source"):
        candidates = re.findall(r"/(\S+) (\d+)w", str(source["srcset"]))
        opened = {int(width): Image.open(io.BytesIO((site.output / path).read_bytes())) for path, width in candidates}
        found[str(source["type"])] = opened
    return found


def test_a_photo_comes_in_light_kinds_and_in_widths_up_to_its_own(build_site: BuildSite) -> None:
    site = build_site({"a.md": HEAD + "![A lake](images/lake.jpg)\n", "images/lake.jpg": made_pictures.photo(900, 600)})
    image = only_picture(site)
    found = variants(site, image)
    assert list(found) == ["image/avif", "image/webp"]
    for kind, by_width in found.items():
        assert list(by_width) == [400, 700, 900]
        assert all(one.size == (width, round(width * 2 / 3)) for width, one in by_width.items())
        assert {f"image/{str(one.format).lower()}" for one in by_width.values()} == {kind}
    assert (image["src"], image["width"], image["height"], image["alt"]) == ("/images/lake.jpg", "900", "600", "A lake")
    assert image["decoding"] == "async"
    assert not site.rules("a.md")


def test_a_large_photo_is_sent_to_nobody_but_old_browsers(build_site: BuildSite) -> None:
    photo = made_pictures.photo(3000, 2000)
    site = build_site({"a.md": HEAD + "![A lake](images/lake.jpg)\n", "images/lake.jpg": photo})
    sent = [*(site.output / "assets" / "pictures").iterdir()]
    assert max(file.stat().st_size for file in sent) <= HEAVIEST
    assert {max(by_width) for by_width in variants(site, only_picture(site)).values()} <= {*WIDTHS}
    told = site.finding("image-too-heavy")
    assert (told.place, told.severity) == ("a.md:6:11", "advice")


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_stands_the_right_way_up(orientation: int, build_site: BuildSite) -> None:
    photo = made_pictures.photo(800, 600, orientation)
    site = build_site({"a.md": HEAD + "![A lake](images/lake.jpg)\n", "images/lake.jpg": photo})
    image = only_picture(site)
    size = int(str(image["width"])), int(str(image["height"]))
    assert size == ((600, 800) if orientation in {6, 8} else (800, 600))
    red = {1: (0.05, 0.05), 3: (0.95, 0.95), 6: (0.95, 0.05), 8: (0.05, 0.95)}[orientation]
    for by_width in variants(site, image).values():
        for one in by_width.values():
            point = one.convert("RGB").getpixel((int(one.width * red[0]), int(one.height * red[1])))
            assert isinstance(point, tuple)
            assert point[0] > 180
            assert point[1] < 80


def test_no_file_of_the_site_tells_where_a_photo_was_taken(build_site: BuildSite) -> None:
    names = {"lake.jpg": "JPEG", "sea.png": "PNG", "hill.webp": "WEBP", "unused.jpg": "JPEG"}
    files = {f"images/{name}": made_pictures.photo(500, 300, kind=kind) for name, kind in names.items()}
    files |= {"files/handout.jpg": made_pictures.photo(500, 300)}
    text = "![A](images/lake.jpg) ![B](images/sea.png)\n\n![C](images/hill.webp)\n"
    site = build_site({"a.md": HEAD + text, **files})
    pictures = [file for file in site.output.rglob("*") if file.suffix in {".jpg", ".png", ".webp", ".avif"}]
    assert len(pictures) > 10
    for file in pictures:
        with Image.open(file) as image:
            assert not image.getexif(), file
            assert "xmp" not in image.info
        assert b"telephone" not in file.read_bytes()


@pytest.mark.parametrize("address", ["images/lake.jpg", "/images/lake.jpg", "{static}/images/lake.jpg"])
def test_the_site_may_live_under_a_path(address: str, build_site: BuildSite) -> None:
    files = {"a.md": f"{HEAD}![A lake]({address})\n", "images/lake.jpg": made_pictures.photo(500, 300)}
    site = build_site(files, SITEURL="https://host.example/repo")
    image = only_picture(site)
    assert image["src"] == "/repo/images/lake.jpg"
    sources = [str(source["srcset"]) for source in site.page("/a/").select("source")]
    for variant in re.findall(r"(\S+) \d+w", " ".join(sources)):
        assert (site.output / variant.removeprefix("/repo/")).is_file()
    assert "https://host.example/repo/assets/pictures/" in site.text("feed.xml")
    assert not [finding for finding in site.findings if finding.severity == "error"]


def test_an_address_of_the_sites_own_host_is_its_own(build_site: BuildSite) -> None:
    files = {"images/lake.jpg": made_pictures.photo(500, 300)}
    text = "![A lake](https://host.example/repo/images/lake.jpg)\n"
    site = build_site({"a.md": HEAD + text, **files}, SITEURL="https://host.example/repo")
    assert only_picture(site)["width"] == "500"


def test_pictures_wait_until_readers_come_near_but_for_the_first(build_site: BuildSite) -> None:
    photos = {f"images/{name}.jpg": made_pictures.photo(500, 300) for name in "abc"}
    text = "![A](images/a.jpg) ![B](images/b.jpg)\n\n## Part\n\n![C](images/c.jpg)\n"
    late = "Words.\n\n## Part\n\n![C](images/c.jpg)\n"
    site = build_site({"a.md": HEAD + text, "b.md": HEAD.replace("leep", "heep") + late, **photos})
    assert [image.get("loading") for image in site.page("/a/").select("main img")] == [None, "lazy", "lazy"]
    assert only_picture(site, "/b/").get("loading") == "lazy"


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_picture_that_moves_stays_as_it_is(kind: str, build_site: BuildSite) -> None:
    path = f"images/wave.{kind.lower()}"
    site = build_site({"a.md": f"{HEAD}![A wave]({path})\n", path: made_pictures.moving(kind)})
    image = only_picture(site)
    assert (image["width"], image["height"]) == ("60", "40")
    assert not image.find_parents("picture")
    assert (site.output / path).read_bytes() == made_pictures.moving(kind)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="30" height="20"', ("30", "20")),
        ('width="30px" height="20.4px" viewBox="0 0 9 9"', ("30", "20")),
        ('viewBox="0 0 300 150.5"', ("300", "150")),
        ('width="100%" viewBox="0,0,300,150"', ("300", "150")),
        ("", (None, None)),
    ],
)
def test_a_drawing_keeps_its_file_and_says_its_size(
    head: str, size: tuple[str | None, str | None], build_site: BuildSite
) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>'
    site = build_site({"a.md": HEAD + "![A box](images/box.svg)\n", "images/box.svg": drawing})
    image = only_picture(site)
    assert (image.get("width"), image.get("height")) == size
    assert site.text("images/box.svg") == drawing


def test_a_size_that_an_editor_gave_stays_and_the_other_side_follows(build_site: BuildSite) -> None:
    photo = made_pictures.photo(500, 300)
    text = '<img src="images/a.jpg" alt="A" width="250"> <img src="images/a.jpg" alt="A" width="9" height="9">\n'
    site = build_site({"a.md": HEAD + text, "images/a.jpg": photo})
    sizes = [(image["width"], image["height"]) for image in site.page("/a/").select("main img")]
    assert sizes == [("250", "150"), ("9", "9")]


def test_a_kind_that_would_be_no_lighter_is_left_out(build_site: BuildSite) -> None:
    dot = made_pictures.saved(Image.new("L", (1, 1)), "PNG")
    site = build_site({"a.md": HEAD + "![A buoy](images/buoy.png)\n", "images/buoy.png": dot})
    assert not site.page("/a/").select("picture")
    assert only_picture(site)["width"] == "1"


@pytest.mark.parametrize("mode", ["P", "1"])
def test_pictures_of_few_colours_stay_as_light_as_they_are(mode: str, build_site: BuildSite) -> None:
    content = made_pictures.saved(Image.new("RGB", (500, 300), "teal").convert(mode), "PNG")
    site = build_site({"a.md": HEAD + "![A](images/a.png)\n", "images/a.png": content})
    assert not site.rules("a.md")
    assert only_picture(site)["width"] == "500"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "I;16", "CMYK"])
def test_pictures_of_all_modes_become_variants(mode: str, build_site: BuildSite) -> None:
    image = made_pictures.scene(500, 300)
    made = image.convert("L").convert("I").point(lambda level: level * 256).convert(mode) if mode == "I;16" else None
    kind = "JPEG" if mode == "CMYK" else "PNG"
    path = f"images/a.{kind.lower()}"
    content = made_pictures.saved(made or image.convert(mode), kind)
    site = build_site({"a.md": f"{HEAD}![A]({path})\n", path: content})
    assert not site.rules("a.md")
    (widest,) = {max(found) for found in variants(site, only_picture(site)).values()}
    one = variants(site, only_picture(site))["image/avif"][widest].convert("L")
    assert abs(sum(one.histogram()[200:]) / (500 * 300)) < 0.7, "not all white"
    assert one.size == (500, 300)


def test_each_broken_picture_is_told_once_in_each_page_and_the_page_still_stands(build_site: BuildSite) -> None:
    cut = made_pictures.photo(500, 300)[:-4000]
    text = "Look: ![A](images/cut.jpg)\n\n![Again](images/cut.jpg) ![B](images/lake.heic)\n"
    files: dict[str, str | bytes] = {"a.md": HEAD + text, "images/cut.jpg": cut}
    files |= {"b.md": HEAD.replace("leep", "heep") + "![A]({static}/images/cut.jpg)\n"}
    files |= {"images/lake.heic": b"\0\0\0 ftypheic", "images/x.tif": b"II*\0"}
    site = build_site(files)
    told = [finding.place for finding in site.findings if finding.rule == "image-unreadable"]
    assert told == ["a.md:6:12", "a.md:8:31", "b.md:6:6", "images/x.tif:1:1"]
    assert "Look:" in site.page("/a/").get_text()
    assert len(site.page("/a/").select("main img")) == 3


def test_pages_without_pictures_are_the_same_with_and_without_the_feature(build_site: BuildSite) -> None:
    from carepress.pelican_settings import PLUGINS

    files = {"a.md": HEAD + "Words.\n\n## Part {#part}\n\nMore.\n"}
    without = [plugin for plugin in PLUGINS if plugin != "carepress.pictures"]
    assert build_site(files).text("a/index.html") == build_site(files, PLUGINS=without).text("a/index.html")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_pictures_become_the_same_bytes_kept_or_not(build_site: BuildSite, tmp_path: Path) -> None:
    files = {"a.md": HEAD + "![A lake](images/lake.jpg)\n", "images/lake.jpg": made_pictures.photo(500, 300)}
    first, again, kept = (
        contents(build_site(files, CACHE_PATH=str(tmp_path / folder)).output) for folder in ("one", "two", "two")
    )
    assert first == again == kept
    made = [*(tmp_path / "two" / "pictures").iterdir()]
    assert len(made) == 4
    assert all(re.fullmatch(r"\d+-[0-9a-f]{12}\.(avif|webp)", file.name) for file in made)


def test_what_is_kept_is_not_made_again(build_site: BuildSite, tmp_path: Path) -> None:
    files = {"a.md": HEAD + "![A lake](images/lake.jpg)\n", "images/lake.jpg": made_pictures.photo(500, 300)}
    build_site(files, CACHE_PATH=str(tmp_path))
    for file in (tmp_path / "pictures").iterdir():
        file.write_bytes(b"kept")
    site = build_site(files, CACHE_PATH=str(tmp_path))
    assert {file.read_bytes() for file in (site.output / "assets" / "pictures").iterdir()} == {b"kept"}


def test_pictures_are_made_where_nothing_can_be_kept(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    files = {"a.md": HEAD + "![A lake](images/lake.jpg)\n", "images/lake.jpg": made_pictures.photo(500, 300)}
    site = build_site(files, CACHE_PATH=str(tmp_path / "file"))
    assert variants(site, only_picture(site))


def test_colours_of_a_phone_become_those_of_the_web() -> None:
    from PIL import ImageCms

    from carepress.pictures.variants import _in_colours_of_the_web

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (4, 4), (10, 200, 90))
    image.info["icc_profile"] = profile
    assert _in_colours_of_the_web(image).getpixel((0, 0)) == (10, 200, 90)
    image.info["icc_profile"] = b"no profile"
    assert _in_colours_of_the_web(image).getpixel((0, 0)) == (10, 200, 90)
