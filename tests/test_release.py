"""The list of a release's files: what it says is what is read back, and nothing else is taken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.cache_class import cache_class
from carepress.content_type import content_type
from carepress.release import File, Release, release_of, url_of

NAMES = st.text("abcäß-. '\"", min_size=1, max_size=8).filter(lambda name: name not in {".", ".."})
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
FILES = st.builds(File, sha256=DIGESTS, size=st.integers(0, 10**12), type=st.text(), cache=st.sampled_from(["page"]))
RELEASES = st.builds(
    Release, st.dictionaries(PATHS, FILES), st.text(), st.text(), st.dictionaries(st.text(), st.text())
)

ONE = File(sha256="0" * 64, size=1, type="text/html", cache="page")


@given(RELEASES)
def test_what_is_written_is_read_back(release: Release) -> None:
    assert release_of(release.text) == release


@given(st.dictionaries(PATHS, FILES, min_size=1), st.data())
def test_the_id_follows_from_the_files_and_not_from_their_order_or_the_commit(
    files: dict[str, File], data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(files.items()))))
    assert Release(shuffled, commit="a").id == Release(files, commit="b").id
    path = data.draw(st.sampled_from(sorted(files)))
    other = files[path].model_copy(update={"size": files[path].size + 1})
    assert Release({**files, path: other}).id != Release(files).id


@pytest.mark.parametrize("path", ["../a", "/a", "a//b", "a/../b", "a\\b", "a\nb", ""])
def test_a_file_outside_the_output_is_never_taken_from_a_list(path: str) -> None:
    with pytest.raises(ValueError, match="no path within an output"):
        release_of(Release({path: ONE}).text)


def test_a_damaged_list_is_told_from_a_whole_one() -> None:
    text = Release({"index.html": ONE}).text
    for damaged in ("", text[:-9], text.replace('"size": 1', '"size": 2'), text.replace('"1.0"', '"2.0"')):
        with pytest.raises(ValueError, match=r".+"):
            release_of(damaged)
    assert json.loads(text)["files"]["index.html"]["size"] == 1


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", "/"),
        ("sleep/index.html", "/sleep/"),
        ("404.html", "/404.html"),
        ("a/myindex.html", "/a/myindex.html"),
    ],
)
def test_addresses_are_those_that_readers_use(path: str, url: str) -> None:
    assert url_of(path) == url


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("assets/3f9c2a1b0c3d/site.css", "immutable"),
        ("search/6958862520d8/words-0.json", "immutable"),
        ("search/index.html", "page"),
        ("sleep/index.html", "page"),
        ("helplines.json", "fresh"),
        ("service-worker.js", "fresh"),
        ("offline/pages-0.json", "fresh"),
        ("strategies.json", "file"),
        ("sleep/sleep.pdf", "file"),
    ],
)
def test_only_what_its_content_names_may_be_kept_for_ever(path: str, expected: str) -> None:
    assert cache_class(path) == expected


def test_types_are_those_that_browsers_need() -> None:
    assert content_type("a/index.html") == "text/html; charset=utf-8"
    assert content_type("assets/x/A.JS") == "text/javascript; charset=utf-8"
    assert content_type("manifest.webmanifest") == "application/manifest+json"
    assert content_type("a.pdf") == "application/pdf"
    assert content_type(".nojekyll") == "application/octet-stream"
