"""Lists: the way to a page as a `BreadcrumbList`, and what a series or a path has in order as an `ItemList`."""

from collections.abc import Iterable, Sequence

from carepress.structured_data.json_ld import Node, node
from carepress.views import Site, View


def breadcrumb_list(site: Site, trail: Iterable[View], title: str) -> Node | None:
    """The way from the home page to a page, which is its last step; None before the site has an address."""
    steps = [
        node("ListItem", position=number, item={"@id": site.address + step["url"], "name": step["title"]})
        for number, step in enumerate(trail, 1)
    ]
    if not site.address or not steps:
        return None
    return node("BreadcrumbList", itemListElement=[*steps, node("ListItem", position=len(steps) + 1, name=title)])


def item_list(site: Site, entries: Sequence[View]) -> Node:
    """Pages in the order in which they are to be read."""
    found = [
        node("ListItem", position=number, name=entry["title"], url=site.address and site.address + entry["url"])
        for number, entry in enumerate(entries, 1)
    ]
    return node("ItemList", numberOfItems=len(found), itemListElement=found)
