"""The web app: what a home screen is told and shown."""

import io
import json
from typing import Any

from PIL import Image

from carepress.addresses import save_as_of
from tiny_site import TinySite


def manifest(site: TinySite) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.text("manifest.webmanifest"))
    return found


def test_it_can_be_installed_and_says_nothing_of_its_reader(ours: TinySite, other: TinySite) -> None:
    told = manifest(ours)
    assert told["name"] == told["short_name"] == "Reading room"
    assert (told["start_url"], told["scope"], told["display"], told["lang"]) == ("/", "/", "minimal-ui", "en-gb")
    assert told["background_color"] == told["theme_color"] == "#fbf8f3"
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        (f"{side}x{side}", purpose) for side in (192, 512) for purpose in ("any", "maskable")
    }
    assert [one["url"] for one in told["shortcuts"]] == ["/get-help/"]
    assert ours.page("/get-help/").find("link", rel="manifest")["href"] == "/manifest.webmanifest"  # type: ignore[index]  # what is not there fails the test
    assert manifest(other)["short_name"] == "Lesezimmer"


def test_icons_are_pictures_of_the_mark_whose_edges_may_be_cut_off_where_that_is_done(ours: TinySite) -> None:
    for icon in manifest(ours)["icons"]:
        picture = Image.open(io.BytesIO((ours.output / save_as_of(icon["src"])).read_bytes()))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
        if icon["purpose"] == "maskable":
            centre, radius = picture.width / 2, picture.width * 0.4
            ground = picture.getpixel((0, 0))
            drawn = ((x, y) for x in range(0, picture.width, 4) for y in range(0, picture.width, 4))
            marked = [at for at in drawn if picture.getpixel(at) != ground]
            assert marked
            assert all((x - centre) ** 2 + (y - centre) ** 2 <= radius**2 for x, y in marked)
        else:
            assert picture.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]  # a picture with alpha has four numbers for each point
    apple = Image.open(io.BytesIO((ours.output / "apple-touch-icon.png").read_bytes()))
    assert apple.size == (180, 180)
    assert apple.mode == "RGB"
