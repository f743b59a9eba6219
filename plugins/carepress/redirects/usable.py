"""Usable redirects: those of the file that lead from no page's address to one that there is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from carepress.finding import Finding, did_you_mean
from carepress.html import anchors
from carepress.page import Library
from carepress.redirect import RULE, SOURCE, Redirect, misplaced, redirects
from carepress.views import View


def usable(
    library: Library, text: str | None, made: Iterable[View]
) -> tuple[tuple[Redirect, ...], Mapping[str, str], tuple[Finding, ...]]:
    """The redirects of a YAML text that can be made, the titles of pages by address, and what is wrong in it."""
    pages = {page.url: page.source for page in library.pages if page.status != "draft"}
    found, findings = redirects(text, pages)
    others = [address for address in library.addresses if address not in library.by_url]
    wrong = dict(misplaced(found, pages, others)) | dict(_without_heading(found, library))
    titles = {view["url"]: view["title"] for view in made} | {page.url: page.title for page in library.pages}
    return tuple(one for one in found if one not in wrong), titles, (*findings, *wrong.values())


def _without_heading(found: Sequence[Redirect], library: Library) -> Iterator[tuple[Redirect, Finding]]:
    """Redirects to a heading that their page does not have, each with the finding."""
    for one in found:
        url, _, anchor = one.to.partition("#")
        known = anchors(library.by_url[url].html) if anchor and url in library.by_url else frozenset({anchor})
        if anchor not in known:
            guess = did_you_mean(anchor, known)
            message = f"“{one.former}” leads to “{one.to}”, and that page has no anchor “{anchor}”.{guess}"
            yield one, Finding(SOURCE, *one.place, RULE, message, "Correct the anchor, or leave it out.")
