"""Laws of addresses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.addresses import LONGEST, is_external, is_slug, site_root, slug_of, source_target


@given(st.text())
def test_an_address_part_made_from_any_text_may_stand_in_an_address(text: str) -> None:
    slug = slug_of(text)
    assert slug == "" or is_slug(slug)
    assert slug_of(slug) == slug
    assert not set(slug) & set("/\\.?#% \n\t\"'<>")
    assert len(slug.encode()) <= LONGEST


@given(st.text("aé ßन ी"))
def test_the_form_in_which_letters_are_coded_makes_no_difference(text: str) -> None:
    assert slug_of(unicodedata.normalize("NFD", text)) == slug_of(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sleep and Worry!", "sleep-and-worry"),
        ("Größe & Maß", "größe-maß"),
        ("नींद और चिंता", "नींद-और-चिंता"),
        ("snake_case", "snake-case"),
        ("../../etc/passwd", "etc-passwd"),
        ("!?", ""),
    ],
)
def test_an_address_part_keeps_letters_and_digits(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize("text", ["", "-a", "a-", "../../x", "a/b", "graph.json", "a b", "a?b", "x" * 201, "é" * 101])
def test_some_texts_are_no_address_part(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize("text", ["a", "gad7", "Sleep", "snake_case", "a--b", "नींद", "größe", "x" * 200])
def test_editors_may_choose_an_address_part(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    ("address", "root"),
    [("", ""), ("https://host", ""), ("https://host/", ""), ("https://host/repo", "/repo"), ("https://h/a/b/", "/a/b")],
)
def test_the_root_of_a_site_is_the_path_of_its_address(address: str, root: str) -> None:
    assert site_root(address) == root


@pytest.mark.parametrize("address", ["https://host/a", "//host/a", "mailto:a@b", "tel:999"])
def test_an_address_with_a_scheme_or_a_host_leaves_the_site(address: str) -> None:
    assert is_external(address)


@pytest.mark.parametrize("address", ["/a/", "a.md", "#anchor", "?query", "../a.md#b", ""])
def test_any_other_address_stays_on_the_site(address: str) -> None:
    assert not is_external(address)


@pytest.mark.parametrize(
    ("source", "path", "target"),
    [
        ("articles/a.md", "b.md", "articles/b.md"),
        ("articles/a.md", "../pages/b.md", "pages/b.md"),
        ("articles/a.md", "/pages/b.md", "pages/b.md"),
        ("articles/a.md", "Two%20words.md", "articles/Two words.md"),
        ("a.md", "./b.md", "b.md"),
        ("a.md", "../../etc/passwd", "../../etc/passwd"),
    ],
)
def test_a_path_means_a_file_seen_from_the_file_it_stands_in(source: str, path: str, target: str) -> None:
    assert source_target(source, path) == target


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_plain_letters_make_the_same_part_beside_others(text: str) -> None:
    assert slug_of(f"{text} é") == "-".join(filter(None, (slug_of(text), "é")))
