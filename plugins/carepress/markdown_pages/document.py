"""Documents: a page as one Markdown file, with its address, its days, whom to call, and its sources in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from carepress.addresses import is_external
from carepress.markdown_pages.markdown import markdown
from carepress.markdown_pages.marks import address, as_start, escaped
from carepress.markdown_pages.page_text import PageText
from carepress.page_groups import MANY, grouped
from carepress.taken_along import days_told
from carepress.views import Site, View
from carepress.whom_to_call import help_title, whom_to_call

Each = Callable[..., dict[int, list[tuple[str, str]]]]
"""What asks a pure function about many things, each known by a key: see `bridge.each`."""


def documents(site: Site, pages: Sequence[PageText], help_: str, each: Each) -> dict[str, str]:
    """Every page as Markdown by its path."""
    asked = [(page.path, page.html, page.base, site.address + page.url) for page in pages]
    groups = {number: (group,) for number, group in enumerate(grouped(asked, itemgetter(0)))}
    texts = dict(chain.from_iterable(each(texts_in_markdown, groups, many=MANY).values()))
    return {page.path: document(site, page, help_, texts[page.path]) for page in pages}


def document(site: Site, page: PageText, help_: str, text: str) -> str:
    """A page as Markdown, from its text in Markdown; help stands above that, as on the page itself."""
    blocks = [f"# {line(page.title)}", f"> {line(page.summary)}" if page.summary else ""]
    blocks += [_facts(site, page), help_, as_start(line(page.covers))]
    blocks += [text, *_directory(site, page), *_sources(site, page)]
    blocks += ["---", as_start(line(site.labels["not_medical_advice"]))]
    return "\n\n".join(filter(None, blocks)) + "\n"


def help_block(site: Site, help_: Mapping[str, Any] | None) -> str:
    """Whom to call, as a heading in bold and a list."""
    rows = [f"- {as_start(line(one))}" for one in whom_to_call(help_, site.labels)]
    url = site.url_of_source(site.settings.help_page)
    if url:
        rows.append(f"- [{line(site.labels['help_more'])}]({address(site.address + url)})")
    return "\n".join((f"**{line(help_title(help_, site.labels))}**", "", *rows))


def line(text: str) -> str:
    """A text as words of one line."""
    return escaped(" ".join(text.split()))


def texts_in_markdown(pages: Iterable[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    """HTML in Markdown with whole addresses, each with the path of its page, whose own address comes last."""
    return [(path, markdown(html, whole_address(base, own))) for path, html, base, own in pages]


def whole_address(base: str, own: str) -> Callable[[str], str]:
    """What makes addresses whole: those that begin with “/” go on behind `base`, fragments behind the page's own."""

    def whole(url: str) -> str:
        if url.startswith("#"):
            return own + url
        return base + url if url.startswith("/") and not is_external(url) else url

    return whole


def _facts(site: Site, page: PageText) -> str:
    days, licence = days_told(page.days, site.labels), site.settings.licence
    facts = [f"{label}: {words}" for label, words in ((site.labels["address_of_page"], site.address + page.url), *days)]
    facts += [f"{site.labels['licence']} {licence.name}, {licence.url}"] if licence else []
    return "\n".join(f"- {line(fact)}" for fact in facts)


def _directory(site: Site, page: PageText) -> Iterator[str]:
    """The help of every country, where a page shows it."""
    if page.directory:
        yield f"## {line(site.labels['help_directory_title'])}"
    for country in page.directory:
        rows = [f"- {as_start(line(one))}" for one in whom_to_call(country, site.labels, None)]
        yield "\n".join((f"### {line(country['country'])}", "", *rows))


def _sources(site: Site, page: PageText) -> Iterator[str]:
    if page.references:
        yield f"## {line(site.labels['references'])}"
        yield "\n".join(f"{source['number']}. {_source(source)}" for source in page.references)


def _source(source: View) -> str:
    text = line(source["text"])
    linked = f"[{text}]({address(source['url'])})" if source["url"] else as_start(text)
    return f"{linked} {line(source['kind'])}. {line(source['grade'])}"
