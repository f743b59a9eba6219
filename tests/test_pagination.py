"""Laws of pagination: every entry once and in order, and every page one step from every other."""

from hypothesis import given
from hypothesis import strategies as some

from carepress.pagination import paginated
from carepress.views import view


@given(some.integers(0, 40), some.integers(1, 12))
def test_a_list_is_whole_on_its_pages_and_none_is_too_long(count: int, length: int) -> None:
    entries = [view(title=str(number)) for number in range(count)]
    found = list(paginated("/all/", entries, length))
    assert [entry for _, page in found for entry in page["entries"]] == entries
    assert all(len(page["entries"]) <= length for _, page in found)
    assert all(page["entries"] for _, page in found) or not entries


@given(some.integers(0, 40), some.integers(1, 12))
def test_every_page_names_all_pages_and_its_neighbours(count: int, length: int) -> None:
    found = list(paginated("/all/", [view()] * count, length))
    urls = [url for url, _ in found]
    assert urls[0] == "/all/"
    assert len({*urls}) == len(urls)
    for at, (_, page) in enumerate(found):
        assert [one["url"] for one in page["pages"]] == urls
        assert page["pages"][at]["number"] == page["number"] == at + 1
        assert page["previous_url"] == (urls[at - 1] if at else None)
        assert page["next_url"] == (urls[at + 1] if at + 1 < len(urls) else None)
