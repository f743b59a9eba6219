"""The list of addresses that readers were given, held against those that there are."""

from collections.abc import Iterator, Mapping, Sequence

from carepress.edit import Edit
from carepress.finding import Finding
from carepress.page import Library
from carepress.published_addresses import SOURCE as ADDRESSES
from carepress.published_addresses import published_addresses
from carepress.redirect import Redirect
from carepress.yaml_text import spelt


def listed_findings(library: Library, found: Sequence[Redirect], text: str | None) -> Iterator[Finding]:
    """What is wrong with the list: addresses that lead nowhere now, and pages whose address it does not have."""
    published = published_addresses(text)
    yield from lost_addresses(library, found, published)
    if text is not None:
        yield from unlisted_addresses(library, published, text)


def lost_addresses(
    library: Library, found: Sequence[Redirect], published: Mapping[str, tuple[int, int]]
) -> Iterator[Finding]:
    """An error for each address that readers were given and that leads nowhere now."""
    kept = {page.url for page in library.pages if page.status != "draft"} | library.made | {one.former for one in found}
    drafts = {page.slug: page.source for page in library.pages if page.status == "draft"}
    for address, place in published.items():
        if address not in kept:
            draft = drafts.get(address.strip("/").rpartition("/")[2])
            why = f", as {draft} is a draft now" if draft else ""
            message = f"Readers were given “{address}”, and nothing stands there now{why}."
            yield Finding(ADDRESSES, *place, "address-lost", message, _REMEDY)


_REMEDY = (
    "./invoke move takes a page to another address, and ./invoke retire says why one is gone; where that was done by"
    " hand, write an entry in data/redirects.yaml."
)


def unlisted_addresses(library: Library, published: Mapping[str, tuple[int, int]], text: str) -> Iterator[Finding]:
    """One advice where pages that readers get are not listed, with the edit that lists them."""
    new = sorted(page.url for page in library.pages if page.status != "draft" and page.url not in published)
    if not new:
        return
    line, column = 1 + text.count("\n"), 1 + len(text) - (text.rfind("\n") + 1)
    added = "\n" * (column > 1) + "".join(f"- {spelt(url)}\n" for url in new)
    edits = (Edit(line, column, "", added),) if published else ()
    others = f" and {len(new) - 1} more are" if new[1:] else " is"
    message = f"“{new[0]}”{others} not listed here, so nobody would notice if it were lost."
    remedy = "./invoke check --fix and ./invoke publish add what is missing."
    yield Finding(ADDRESSES, line, column, "address-unlisted", message, remedy, "advice", edits)
