"""What a deploy changes, and what stays for pages that somebody has open."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from carepress.deploying.plan import Change, changes, counts, kept
from carepress.release import Release
from deploying.tiny_releases import edition, release_of

PATHS = st.sampled_from(["index.html", "a/index.html", "b/index.html", "assets/x/a.css", "feed.xml"])
RELEASES = st.dictionaries(PATHS, st.sampled_from([b"1", b"2"])).map(release_of)


def test_pages_are_new_changed_or_removed_and_other_files_are_no_pages(tmp_path: Path) -> None:
    found = changes(edition(tmp_path, 1, pages=1).release, edition(tmp_path, 2, pages=1).release)
    assert found == (
        Change("/", "changed"),
        Change("/only-1/", "removed"),
        Change("/only-2/", "new"),
        Change("/page-0/", "changed"),
    )
    assert counts(found) == {"new": 1, "changed": 2, "removed": 1}


@given(RELEASES)
def test_a_release_does_not_differ_from_itself(release: Release) -> None:
    assert changes(release, release) == ()
    assert all(change.what == "new" for change in changes(None, release))


@given(RELEASES, RELEASES)
def test_the_way_back_undoes_the_way_there(one: Release, other: Release) -> None:
    opposite = {"new": "removed", "removed": "new", "changed": "changed"}
    assert {(url, opposite[what]) for url, what in changes(one, other)} == {*changes(other, one)}


@given(RELEASES, st.lists(RELEASES, max_size=3))
def test_only_files_named_by_their_content_are_kept_and_none_that_the_release_has(
    release: Release, earlier: list[Release]
) -> None:
    known = [(str(number), one) for number, one in enumerate(earlier)]
    found = kept(release, known)
    assert all(path.startswith("assets/") and path not in release.files for path in found)
    assert all(path in dict(known)[id].files for path, id in found.items())


def test_assets_of_earlier_releases_stay_beside_a_release_that_has_others(tmp_path: Path) -> None:
    first, second = (edition(tmp_path, number) for number in (1, 2))
    expected = dict.fromkeys(first.assets - second.assets, "first")
    assert expected
    assert kept(second.release, [("first", first.release)]) == expected
