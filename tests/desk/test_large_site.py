"""The desk of a large site: its numbers are drawn within a second, and its lists end."""

import datetime
import time
from pathlib import Path

from bs4 import BeautifulSoup

from carepress.desk.changes import Changes
from carepress.desk.drawing import MOST, SHOWN, blocks
from carepress.desk.figures import figures
from carepress.desk.item import Item
from carepress.desk.link_answer import LinkAnswer
from carepress.desk.state import LinkState, State
from carepress.desk.web_links import WebLink
from carepress.outcome import Outcome
from desk.made_outcomes import finding, page, phrases

NUMBER = 1000
TODAY = datetime.date(2026, 11, 29)


def made() -> Outcome:
    """What a run of a thousand articles may come to, with something wrong on each."""
    names = [f"page-{n}" for n in range(NUMBER)]
    rules = ("review-overdue", "page-out-of-reach", "number-due", "readability", "link-broken")
    techniques = tuple(f"t{n}" for n in range(60))
    given = {"strategies": ("sail",), "links": ("/page-0/",)}
    rows = [page(name, techniques=techniques[n % 60 :][:5], **given) for n, name in enumerate(names)]
    ages = [{"source": row["source"], "reading_age": 20 - n / 100} for n, row in enumerate(rows)]
    return Outcome(
        findings=tuple(finding(rule, name) for rule in rules for name in names),
        tables={
            "page": (*rows,),
            "readability": (*ages,),
            "phrase": tuple(
                phrases(name, *(f"/page-{n}/" for n in range(0, NUMBER, 7)), of=30, unmentioned=tuple("abcdefghi"))
                for name in techniques
            ),
        },
    )


def state(outcome: Outcome) -> State:
    links = [WebLink(f"https://a.test/{n}", [Item("Page", "/page/", "content/page.md")] * 5) for n in range(NUMBER)]
    return State(
        is_counting=False,
        figures=figures(outcome, TODAY),
        at=datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC),
        changes=Changes("Since.", [("changed", Item(f"Page {n}", "/page/", "content/page.md")) for n in range(NUMBER)]),
        links=LinkState(links, {link.address: LinkAnswer(link.address, "broken", "Gone.") for link in links}),
        root=Path("/site"),
    )


def test_a_thousand_pages_are_drawn_within_a_second_and_a_megabyte() -> None:
    outcome = made()
    state(outcome)  # what is imported and parsed once does not count
    start = time.process_time()
    drawn = blocks(state(outcome))
    assert time.process_time() - start < 1
    assert sum(len(one.html) for one in drawn.values()) < 1_000_000


def test_every_list_shows_a_few_rows_opens_to_a_hundred_and_counts_the_rest() -> None:
    drawn = {name: BeautifulSoup(one.html, "lxml") for name, one in blocks(state(made())).items()}
    for name in ("reviews", "helplines", "ways", "links", "changes"):
        first, *_ = drawn[name].select("ul.desk-items")
        assert len(first.find_all("li", recursive=False)) == SHOWN, name
        assert f"and {NUMBER - SHOWN} more" in drawn[name].get_text(), name
        assert f"{NUMBER - MOST} more" in drawn[name].get_text(), name
    assert all(len(soup.select("li, tr")) < 8 * MOST for soup in drawn.values())
