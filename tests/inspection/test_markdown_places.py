"""Places in Markdown: a quick look passes over no main heading."""

from hypothesis import given
from hypothesis import strategies as st

from carepress.inspection.markdown_places import MarkdownPlaces
from made_pages import page

LINE = st.sampled_from(["# A", "#", "## B", "#`c`", "text", " in", "", "===", "= =", "<h1>D</h1>", "<h10>", "`# E`"])


@given(st.lists(LINE, max_size=6))
def test_main_headings_are_found_whatever_follows_them(lines: list[str]) -> None:
    text = "\n".join(lines)
    alone = MarkdownPlaces(page("a", markdown=text)).main_headings()
    assert alone == MarkdownPlaces(page("a", markdown=f"{text}\n\n# end")).main_headings()[:-1]
