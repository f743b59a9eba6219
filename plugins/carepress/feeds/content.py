"""Content of feeds: what a feed's reader gets of an article, which is read far from the site's help and sources."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from carepress.html import rooted
from carepress.page import Page
from carepress.taken_along import days_of, days_told
from carepress.views import Site, View
from carepress.whom_to_call import help_title, whom_to_call

References = Mapping[str, Sequence[View]]
"""The numbered sources of each page, by its address."""


def content(site: Site, page: Page, references: References, help_: Mapping[str, Any] | None) -> str:
    """The whole text with its sources, its days and whom to call, as HTML.

    A page with a quick exit could put its reader at risk where somebody else sees it, so its text stays on the site.
    """
    parts = [escape(page.front.covers), *_text(site, page, references), *_days(site, page), *_help(site, help_)]
    first, *others = parts
    return "\n".join([f"<p>{first}</p>"] * bool(first) + others)


def _text(site: Site, page: Page, references: References) -> Iterator[str]:
    address = escape(site.address + page.url)
    if page.front.quick_exit:
        yield f'<p>{escape(page.front.summary)} <a href="{address}">{escape(page.title)}</a></p>'
        return
    yield _whole(page.html, site.address, page.url)
    found = references.get(page.url, ())
    if found:
        yield f"<h2>{escape(site.labels['references'])}</h2>"
        yield f"<ol>{''.join(map(_source, found))}</ol>"


_whole = lru_cache(maxsize=500)(rooted)


def _source(source: View) -> str:
    text, kind = escape(source["text"]), escape(f"{source['kind']} {source['grade']}")
    linked = f'<a href="{escape(source["url"])}">{text}</a>' if source["url"] else text
    return f'<li id="{escape(source["anchor"])}">{linked} {kind}</li>'


def _days(site: Site, page: Page) -> Iterator[str]:
    told = [f"{escape(label)}: {escape(words)}" for label, words in days_told(days_of(page), site.labels)]
    yield f"<hr><p>{'<br>'.join(told)}</p>"


def _help(site: Site, help_: Mapping[str, Any] | None) -> Iterator[str]:
    lines = [escape(line) for line in whom_to_call(help_, site.labels)]
    url = site.url_of_source(site.settings.help_page)
    if url:
        lines.append(f'<a href="{escape(site.address + url)}">{escape(site.labels["help_more"])}</a>')
    yield f"<p><strong>{escape(help_title(help_, site.labels))}</strong><br>{'<br>'.join(lines)}</p>"
    yield f"<p>{escape(site.labels['not_medical_advice'])}</p>"
