"""Outcomes made for tests of the desk: tables and findings as a run would answer them."""

from typing import Any

from carepress.desk.item import Pages
from carepress.finding import Finding


def page(slug: str, **given: Any) -> dict[str, Any]:
    """A row of the table of pages: an article, unless something else is given."""
    return {
        "source": f"content/articles/{slug}.md",
        "url": f"/{slug}/",
        "title": slug.capitalize(),
        "kind": "article",
        "status": "published",
        "strategies": (),
        "techniques": (),
        "links": (),
        "next_check_on": "",
    } | given


def pages(*rows: dict[str, Any]) -> Pages:
    return Pages(rows)


def finding(rule: str, slug: str = "sleep", message: str = "Wrong.", line: int = 3) -> Finding:
    return Finding(f"content/articles/{slug}.md", line, 1, rule, message, "Mend it.", "advice")


def phrases(technique: str, *articles: str, of: int = 3, unmentioned: tuple[str, ...] = ()) -> dict[str, Any]:
    """A row of the table of phrases, of the strategy `sail`."""
    return {
        "source": "content/data/strategies.yaml",
        "strategy": "sail",
        "strategy_name": "Sailing",
        "technique": technique,
        "name": technique.capitalize(),
        "phrases": of,
        "unmentioned": unmentioned,
        "articles": articles,
    }
