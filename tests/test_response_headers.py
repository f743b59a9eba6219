"""The headers of a file follow from one table, from its path alone."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.cache_class import cache_class
from carepress.content_type import TYPES, content_type
from carepress.path_pattern import fits
from carepress.release import release_of
from carepress.response_headers import CACHE_CONTROL, OPEN_DATA, POLICY, response_headers, rules
from tiny_site import TinySite


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*", "a/b.html", True),
        ("*.pdf", "a/b.pdf", True),
        ("*.pdf", "a/b.pdfx", False),
        ("assets/*", "assets/a/b.css", True),
        ("assets/*", "my/assets/a.css", False),
        ("search/*/*", "search/index.html", False),
        ("search/*/*", "search/a/b/c.json", True),
        ("release.json", "releasexjson", False),
    ],
)
def test_a_pattern_is_for_these_paths(pattern: str, path: str, *, expected: bool) -> None:
    assert fits(pattern, path) is expected


def test_every_page_says_the_policy_that_hosts_send_without_what_only_they_can_say(ours: TinySite) -> None:
    metas = [page.select("meta[http-equiv=content-security-policy]") for page in ours.pages.values()]
    assert [[meta["content"] for meta in found] for found in metas] == [[POLICY]] * len(ours.pages)
    assert response_headers("index.html")["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"


def test_what_tells_whom_to_call_is_never_shown_from_a_copy_unasked(ours: TinySite) -> None:
    found = {path: file.cache for path, file in release_of(ours.text("release.json")).files.items()}
    helps = [path for path in found if path.startswith("get-help/")]
    assert len(helps) > 1
    assert {found[path] for path in (*helps, "helplines.json", "service-worker.js", "offline/words.json")} == {"fresh"}
    assert CACHE_CONTROL["fresh"] == "no-cache"


@pytest.mark.parametrize("path", ["graph.json", "schemas/graph.schema.json", "helplines.json"])
def test_open_data_may_be_read_by_programs_of_other_sites(path: str) -> None:
    assert response_headers(path)["Access-Control-Allow-Origin"] == "*"


def test_nothing_else_may() -> None:
    for path in ("index.html", "search/0a1b2c3d4e5f/start.json", "offline/words.json", "sleep/references.json"):
        assert "Access-Control-Allow-Origin" not in response_headers(path), path


NAMES = some.from_regex(r"[a-z0-9-]{1,12}(/[a-z0-9-]{1,12}){0,2}", fullmatch=True)
ENDINGS = some.sampled_from([*TYPES, ".unheard-of", ""])


@given(NAMES, ENDINGS, some.sampled_from(["", "assets/", "search/abc/", "offline/", ".well-known/", "schemas/"]))
def test_every_file_has_all_headers_and_the_cache_of_its_class(name: str, ending: str, folder: str) -> None:
    path = f"{folder}{name}{ending}"
    found = response_headers(path)
    assert found["Cache-Control"] == CACHE_CONTROL[cache_class(path)]
    assert {*found} - {"Access-Control-Allow-Origin", "Content-Type"} == {*rules()[0].headers}
    assert found["Content-Type"] == content_type(path)


def test_a_file_of_no_known_kind_is_kept_for_a_short_while_only() -> None:
    assert cache_class("files/thing.unheard-of") == "page"


def test_whatever_is_named_as_open_data_is_there(ours: TinySite) -> None:
    assert all([*ours.output.glob(pattern)] for pattern in OPEN_DATA)


def test_every_file_of_a_site_has_a_type_of_its_own(ours: TinySite) -> None:
    files = [*release_of(ours.text("release.json")).files]
    assert len(files) > 50
    assert not {posixpath.splitext(path)[1] for path in files if not path.startswith("_")} - {*TYPES, ""}
