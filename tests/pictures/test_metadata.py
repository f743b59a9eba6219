"""Metadata: what a camera wrote into a picture is gone, and no point of the picture has changed."""

import contextlib
import io
import itertools

import hypothesis
import pytest
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

import made_pictures
from carepress.pictures.metadata import without_metadata

KINDS = ("JPEG", "PNG", "WEBP")


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize(("kind", "orientation"), [*itertools.product(KINDS, (1, 3, 6))])
def test_the_place_is_gone_and_the_picture_is_the_same(kind: str, orientation: int) -> None:
    photo = made_pictures.photo(60, 40, orientation, kind)
    assert b"telephone" in photo
    clean = without_metadata(photo, kind, orientation)
    before, after = opened(photo), opened(clean)
    assert b"telephone" not in clean
    assert {**after.getexif()} == ({0x0112: orientation} if orientation != 1 else {})
    assert before.tobytes() == after.tobytes()
    assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()
    assert without_metadata(clean, kind, orientation) == clean


@pytest.mark.parametrize("kind", KINDS)
def test_colours_keep_their_profile(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = made_pictures.photo(60, 40, kind=kind, icc_profile=profile)
    assert opened(without_metadata(photo, kind)).info["icc_profile"] == profile


def test_what_stands_behind_the_end_of_a_picture_is_gone() -> None:
    """Phones put a second picture there, with a place of its own, and some programs leave what was cut away."""
    for kind in ("JPEG", "PNG"):
        photo = made_pictures.photo(60, 40, kind=kind)
        assert without_metadata(photo + made_pictures.photo(kind=kind), kind) == without_metadata(photo, kind)


def test_the_parts_of_a_progressive_photo_all_stay() -> None:
    photo = made_pictures.saved(made_pictures.scene(200, 150), "JPEG", progressive=True, restart_marker_blocks=3)
    assert opened(without_metadata(photo, "JPEG")).tobytes() == opened(photo).tobytes()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_that_moves_still_moves(kind: str) -> None:
    image = opened(without_metadata(made_pictures.moving(kind), kind))
    assert getattr(image, "n_frames", 1) == 2


def test_a_kind_of_which_no_parts_are_known_stays_as_it_is() -> None:
    assert without_metadata(made_pictures.moving("GIF"), "GIF") == made_pictures.moving("GIF")


@hypothesis.given(st.sampled_from(KINDS), st.data())
def test_a_broken_file_comes_to_an_end(kind: str, data: st.DataObject) -> None:
    photo = bytearray(made_pictures.photo(16, 16, kind=kind))
    for at in data.draw(st.lists(st.integers(0, len(photo) - 1), max_size=5)):
        photo[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(photo)))
    with contextlib.suppress(ValueError, IndexError):
        without_metadata(bytes(photo[:end]), kind)
