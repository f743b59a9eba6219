"""Inspection: each page's text before it is rendered, and every finished page."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.inspection.content import Content, findings_of_text
from carepress.inspection.elements import plain


def read(generators: Sequence[Any]) -> None:
    """Report what is wrong with the text of pages, and withhold pictures of other sites."""
    site, pages = bridge.site(generators), bridge.library(generators).pages
    vague = frozenset(map(plain, site.labels["vague_link_words"].split(",")))
    content = Content(vague, site.lang.partition("-")[0].casefold(), site.address)
    bridge.report(generators, findings_of_text(content, pages))
    bridge.rewrite(generators, {page.url: html for page in pages if (html := content.safe_html(page)) is not None})


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
