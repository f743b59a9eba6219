"""Moved pages: what stands at a former address, for people and for hosts."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from carepress.redirect import Redirect
from carepress.views import Site, View, date_view, listing_view, view

_IN_ADDRESSES = "/#?=&%"


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


def host_files(root: str, found: Sequence[Redirect]) -> Mapping[str, str]:
    """What hosts read in order to answer at once, by path: Netlify and Cloudflare Pages, and nginx."""
    if not found:
        return {}
    return {"_redirects": "".join(_lines(root, found)), "_redirects.nginx": "".join(_nginx(root, found))}


def _lines(root: str, found: Sequence[Redirect]) -> Iterator[str]:
    """Netlify answers with the page at an address unless told otherwise by “!”, which Cloudflare leaves out."""
    for one in found:
        former, to = quote(f"{root}{one.former}"), quote(f"{root}{one.to}", safe=_IN_ADDRESSES)
        if one.to:
            yield f"{former} {to} 301!\n{former} {to} 301\n"
        else:
            yield f"{former} {former}index.html 404!\n" if former.endswith("/") else ""


def _nginx(root: str, found: Sequence[Redirect]) -> Iterator[str]:
    """To be included in a server's block; `error_page` keeps the words on why a page is gone."""
    for one in found:
        former = f"{root}{one.former}"
        page = f"{former}index.html" if former.endswith("/") else former
        to = quote(f"{root}{one.to}", safe=_IN_ADDRESSES)
        answer = f"return 301 {to};" if one.to else f"error_page 410 {page}; return 410;"
        yield f"location = {former} {{ {answer} }}\n"
