"""llms.txt: what the site is, whom to call, and where its texts are to be had as Markdown. Source: https://llmstxt.org"""

from collections.abc import Iterable, Iterator, Sequence

from carepress.markdown_pages.document import line
from carepress.markdown_pages.marks import address, as_start
from carepress.markdown_pages.page_text import PageText
from carepress.taken_along import days_told
from carepress.views import Site

MOST = 200
"""So many articles at most, the newest: programs read the file whole."""

ALSO = ("sitemap.xml", "feed.xml", "feed.json", "graph.json", "strategies.json", "helplines.json", "references.json")
"""Other files that programs may read, where the site has them."""


def llms_txt(site: Site, texts: Iterable[PageText], help_: str, files: Iterable[str]) -> str:
    """The file in the form that llmstxt.org gives it: title, quotation, words, and lists of links under headings.

    `files` are the paths of other files.
    """
    known, settings, labels = {text.url: text for text in texts}, site.settings, site.labels
    blocks = [f"# {line(site.name)}"]
    blocks += [f"> {line(text)}" for text in [settings.description or settings.tagline] if text]
    blocks += [as_start(line(labels["llms_words"])), help_]
    for heading, urls in _parts(site):
        blocks += _list(site, heading, [known[url] for url in urls if url in known])
    practice = [text for url, text in known.items() if url.startswith("/practice/")]
    blocks += _list(site, labels["practice_all"], practice)
    rows = [f"- [{line(path)}]({address(f'{site.address}/{path}')})" for path in files]
    blocks += ["## Optional", "\n".join(rows)] if rows else []
    return "\n\n".join(filter(None, blocks)) + "\n"


def _parts(site: Site) -> Iterator[tuple[str, Sequence[str]]]:
    """The headings, with the addresses of the pages under each; help comes first."""
    labels, library = site.labels, site.library
    help_url = site.url_of_source(site.settings.help_page)
    yield labels["help_region"], [help_url] if help_url else []
    yield labels["strategies"], [page.url for page in library.listed if page.kind == "strategy"]
    yield labels["all_articles"], [page.url for page in library.articles[:MOST]]
    others = (page.url for page in library.listed if page.kind == "page" and page.url != "/")
    yield labels["footer_navigation"], [url for url in others if url != help_url]


def _list(site: Site, heading: str, texts: Sequence[PageText]) -> Iterator[str]:
    if texts:
        yield f"## {line(heading)}"
        yield "\n".join(_link(site, text) for text in texts)


def _link(site: Site, text: PageText) -> str:
    days = "; ".join(f"{label}: {words}" for label, words in days_told(text.days, site.labels))
    words = " ".join(filter(None, (text.summary, f"({days})" if days else "")))
    link = f"- [{line(text.title)}]({address(f'{site.address}/{text.path}')})"
    return f"{link}: {line(words)}" if words else link
