"""External links: each with its place in the source, and nothing that stays on the site."""

from carepress.links.external import external_links
from carepress.reading.markdown_text import MarkdownText
from made_pages import library, page


def told(markdown: str) -> list[tuple[object, ...]]:
    """Line, column and address of every external link of a page whose text begins in line 4."""
    html = MarkdownText({}).html(markdown)
    rows = external_links(library(page("here", html, markdown=markdown, head="---\ntitle: Here\n---\n")))
    return [(row["line"], row["column"], row["address"]) for row in rows]


def test_each_external_link_is_told_where_it_stands() -> None:
    text = "See [one](https://a.test/x?y=1&z=2),\n<https://b.test/>, and again [one](https://a.test/x?y=1&z=2)."
    assert told(text) == [
        (4, 11, "https://a.test/x?y=1&z=2"),
        (5, 2, "https://b.test/"),
        (5, 36, "https://a.test/x?y=1&z=2"),
    ]


def test_what_leads_to_no_other_site_is_not_told() -> None:
    assert not told("[a](there.md) [b](mailto:a@a.test) [c](tel:112) ![d](https://a.test/d.png) `<https://c.test>`")
