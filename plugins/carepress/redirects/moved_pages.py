"""Moved pages: what stands at a former address."""

from collections.abc import Iterator, Mapping, Sequence

from carepress.redirect import Redirect
from carepress.views import Site, View, date_view, listing_view, view


def moved_pages(site: Site, found: Sequence[Redirect], titles: Mapping[str, str]) -> Iterator[View]:
    """The page at each former address, which leads on by itself, or says why there is nothing more to read."""
    home = (view(title=site.labels["home"], url="/"),)
    for one in found:
        labels = ("moved_title", "moved_summary") if one.to else ("gone_title", "gone_summary")
        title, summary = (site.labels[label] for label in labels)
        target = view(title=titles.get(one.to.partition("#")[0], one.to), url=one.to) if one.to else None
        canonical = site.address + (one.to.partition("#")[0] or one.former) if site.address else ""
        fields = {"summary": summary, "target": target, "reason": one.gone, "canonical": canonical}
        when = date_view(one.on, site.lang)
        yield view(**listing_view(site, "moved", title, one.former, site.lang, home, removed=when, **fields))
