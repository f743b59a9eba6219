"""Originals: what a file holds, or one clear reason why it cannot be shown."""

import io
import warnings

import hypothesis
import pytest
from hypothesis import strategies as st
from PIL import Image

import made_pictures
from carepress.pictures.original import Unfit, original


def test_the_size_is_that_which_readers_see() -> None:
    lying, standing = (original("a.jpg", made_pictures.photo(60, 40, orientation)) for orientation in (1, 6))
    assert (lying.width, lying.height) == (60, 40)
    assert (standing.width, standing.height) == (40, 60)


@pytest.mark.parametrize("orientation", [1, 6])
def test_an_avif_of_a_camera_is_saved_again_without_its_place(orientation: int) -> None:
    photo = made_pictures.photo(60, 40, orientation, "AVIF")
    assert b"telephone" in photo
    found = original("a.avif", photo)
    assert b"telephone" not in found.content
    with Image.open(io.BytesIO(found.content)) as image:
        assert image.size == (found.width, found.height) == ((60, 40) if orientation == 1 else (40, 60))
    assert original("a.avif", found.content).content == found.content


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_whether_a_picture_moves_is_known(kind: str) -> None:
    assert original(f"a.{kind.lower()}", made_pictures.moving(kind)).is_animated
    assert not original("a.jpg", made_pictures.photo(60, 40)).is_animated


def test_a_picture_is_told_by_what_it_holds() -> None:
    assert original("a.jpg", made_pictures.photo(60, 40, kind="PNG")).is_misnamed
    assert not original("a.JPEG", made_pictures.photo(60, 40)).is_misnamed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\0\0\0 ftypheic", "HEIC"),
        (b"II*\0rest", "TIFF"),
        (b"", "broken"),
        (b"Words.", "broken"),
        (made_pictures.photo(60, 40)[:300], "broken"),
    ],
)
def test_what_browsers_do_not_show_is_told(content: bytes, words: str) -> None:
    with pytest.raises(Unfit, match=words) as told:
        original("a.jpg", content)
    assert told.value.rule == "image-unreadable"


@hypothesis.given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), st.data())
def test_no_broken_file_ends_the_build(kind: str, data: st.DataObject) -> None:
    made = made_pictures.moving(kind) if kind == "GIF" else made_pictures.photo(16, 16, kind=kind)
    content = bytearray(made)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=9)):
        content[at] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = original("a.png", bytes(content))
        except Unfit:
            return
    assert found.width > 0
    assert found.height > 0
