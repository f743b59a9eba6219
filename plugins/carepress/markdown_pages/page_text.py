"""Page text: what there is of a page to be written as Markdown, wherever it comes from."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from carepress.addresses import save_as_of
from carepress.page import Page
from carepress.taken_along import days_of
from carepress.views import Site, View

Answers = Mapping[str, Mapping[str, Any]]
"""What features have told pages, by name and address."""


@dataclasses.dataclass(frozen=True)
class PageText:
    """A page in parts: `days` as its view has them; addresses in `html` that begin with “/” go on behind `base`."""

    url: str
    title: str
    summary: str
    covers: str
    days: View
    html: str
    base: str
    references: Sequence[View] = ()
    directory: Sequence[View] = ()

    @property
    def path(self) -> str:
        """Where its Markdown lies in the output, beside its HTML."""
        return save_as_of(self.url).removesuffix(".html") + ".md"


def page_texts(site: Site, listings: Iterable[View], answers: Answers) -> Iterator[PageText]:
    """Every page with a text of its own that readers get: those of the library, and those to practise techniques."""
    for page in site.library.pages:
        if page.status != "draft":
            yield _of_page(site, page, answers)
    for listing in listings:
        if listing["kind"] == "practice":
            yield _of_practice(site, listing)


def _of_page(site: Site, page: Page, answers: Answers) -> PageText:
    front = page.front
    told = {name: answers[name].get(page.url, ()) for name in ("references", "directory")}
    return PageText(page.url, page.title, front.summary, front.covers, days_of(page), page.html, site.address, **told)


def _of_practice(site: Site, listing: View) -> PageText:
    """Its parts in the order in which the page shows them; its addresses have the path of the site already."""
    steps = "".join(f"<li>{step}</li>" for step in listing["steps"])
    heading = listing["heading"] or escape(site.labels["practice_steps"])
    parts = [f"<h2>{part['title']}</h2>{part['html']}" for part in listing["parts"]]
    middle = f"<h2>{heading}</h2>{listing['lead']}<ol>{steps}</ol>{listing['follow']}{listing['about']}"
    html = "".join((listing["caution"], middle, *parts, listing["evidence"]))
    base = site.address.removesuffix(site.root) if site.root else site.address
    url, title, summary = listing["url"], listing["title"], listing["summary"]
    return PageText(url, title, summary, "", listing, html, base, listing["references"])
