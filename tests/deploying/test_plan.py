"""What a deploy changes, and what stays for pages that somebody has open."""

from hypothesis import given
from hypothesis import strategies as st

from carepress.deploying.plan import Change, changes, counts, kept
from carepress.release import Release
from deploying.made_releases import FIRST, SECOND, release_of_files

PATHS = st.sampled_from(["index.html", "a/index.html", "b/index.html", "assets/x/a.css", "feed.xml"])
RELEASES = st.dictionaries(PATHS, st.sampled_from([b"1", b"2"])).map(release_of_files)


def test_pages_are_new_changed_or_removed_and_other_files_are_no_pages() -> None:
    found = changes(release_of_files(FIRST), release_of_files(SECOND))
    assert found == (
        Change("/", "changed"),
        Change("/calm/", "new"),
        Change("/rest/", "removed"),
        Change("/sleep/", "changed"),
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


def test_assets_of_earlier_releases_stay() -> None:
    assert kept(release_of_files(SECOND), [("first", release_of_files(FIRST))]) == {"assets/one/site.css": "first"}
