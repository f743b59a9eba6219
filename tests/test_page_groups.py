"""Laws of groups of pages: nobody is lost, and one change concerns one group."""

from hypothesis import given
from hypothesis import strategies as some

from carepress.page import Page
from carepress.page_groups import page_groups
from made_pages import page

PAGES = [page(f"p{number:03}") for number in range(200)]


@given(some.lists(some.sampled_from(PAGES), max_size=100, unique_by=lambda one: one.url))
def test_groups_have_all_pages_in_their_order(pages: list[Page]) -> None:
    assert [one for group in page_groups(pages) for one in group] == pages


@given(some.integers(0, len(PAGES) - 1))
def test_a_page_that_goes_leaves_nearly_all_groups_as_they_were(number: int) -> None:
    before, after = urls(PAGES), urls([*PAGES[:number], *PAGES[number + 1 :]])
    assert len(before) > 8
    assert len(before - after) <= 2


def urls(pages: list[Page]) -> set[tuple[str, ...]]:
    """The addresses of each group."""
    return {tuple(one.url for one in group) for group in page_groups(pages)}
