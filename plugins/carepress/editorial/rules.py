"""Editorial rules: what front matter, files and settings say that the site as a whole cannot keep."""

from collections.abc import Iterable, Iterator

from carepress.editorial.care_card_count import too_many_care_cards
from carepress.editorial.extra_keys import extra_faults
from carepress.finding import Finding, Severity, did_you_mean
from carepress.head_place import head_place
from carepress.page import Library, Page
from carepress.settings import Publisher, Settings

WRITING = (".md", ".markdown", ".mkd", ".mdown", ".mdwn", ".mdx", ".txt", ".rst", ".html", ".htm", ".docx", ".odt")


def findings(library: Library, settings: Settings, files: Iterable[str], address: str) -> Iterator[Finding]:
    """Everything that these rules find.

    `files` are all files of the content folder, relative to it, folders among them with a slash at their end;
    `address` is the site's own, or "".
    """
    yield from nothing_to_publish(library)
    yield from files_left_out(library, files)
    yield from unknown_pins(library, library.pages)
    for page in library.pages:
        yield from unknown_strategies(library, page)
        yield from unknown_phrases(page)
        yield from quick_exits_to_nowhere(page, settings)
        yield from extra_faults(page, settings)
        yield from too_many_care_cards(page, settings.care_cards_per_page)
    yield from settings_findings(library, settings)
    if settings.mode == "publish" and not address:
        message = "The settings do not say where the site will live, so its feeds have no whole addresses."
        remedy = "Set SITEURL, in publishconf.py or in the environment, to an address such as https://example.org."
        yield Finding(".", 1, 1, "site-address-missing", message, remedy, "advice")


def nothing_to_publish(library: Library) -> Iterator[Finding]:
    """A content folder without any page."""
    if not library.pages:
        message = "There is no Markdown file in the content folder, so there is nothing to show."
        remedy = "Write one, such as articles/first.md, or name another folder."
        yield Finding("", 1, 1, "nothing-to-publish", message, remedy)


def files_left_out(library: Library, files: Iterable[str]) -> Iterator[Finding]:
    """Files that look like writing but become no page."""
    for path in sorted(files):
        name = path.rstrip("/").rpartition("/")[2]
        is_writing = name.lower().endswith(WRITING) and not name.startswith((".", "_"))
        if is_writing and path not in library.by_source and path not in library.files and not path.startswith("data/"):
            why = "it is a folder" if path.endswith("/") else "only files ending in .md become pages"
            remedy = "Save it as Markdown with the ending .md, or move it out of the content folder."
            yield Finding(
                path.rstrip("/"), 1, 1, "file-left-out", f"{name} is not read, because {why}.", remedy, "advice"
            )


def unknown_strategies(library: Library, page: Page) -> Iterator[Finding]:
    """Strategies in front matter that the vocabulary does not have."""
    known = library.vocabulary.by_id
    for name in page.front.strategies if known else ():
        if name not in known:
            message = f"There is no strategy “{name}”.{did_you_mean(name, known)}"
            yield _at(page, "strategies", name, "strategy-unknown", message, f"Known strategies: {', '.join(known)}.")


def unknown_pins(library: Library, pages: Iterable[Page]) -> Iterator[Finding]:
    """Pages that `related` or `not_related` names and that do not exist, or that nothing may suggest."""
    named = [
        (page, key, name) for page in pages for key in ("related", "not_related") for name in getattr(page.front, key)
    ]
    if not named:
        return
    known = library.by_url.values()
    may_suggest = {page.slug: False for page in known} | {page.slug: True for page in known if page.is_listed}
    for page, key, name in named:
        if name not in may_suggest:
            message = f"There is no page with the slug “{name}”.{did_you_mean(name, may_suggest)}"
            yield _at(page, key, name, "related-unknown", message, "Correct the slug or take it out.")
        elif not may_suggest[name]:
            message = f"“{name}” is never suggested, because it is a draft or hidden."
            remedy = "Name another page or take it out."
            yield _at(page, key, name, "related-unknown", message, remedy, severity="advice")


def unknown_phrases(page: Page) -> Iterator[Finding]:
    """Phrases that `no_links` switches off and that do not stand on the page: often misspelt, so the link stays."""
    text = " ".join(page.markdown.casefold().split()) if page.front.no_links else ""
    for phrase in page.front.no_links:
        if phrase.casefold() not in text:
            message = f"“{phrase}” in no_links stands nowhere on this page, so it switches nothing off."
            remedy = "Write it as the page does, or take it out."
            yield _at(page, "no_links", phrase, "phrase-unknown", message, remedy, severity="advice")


def quick_exits_to_nowhere(page: Page, settings: Settings) -> Iterator[Finding]:
    """A page that offers a quick exit where the settings name no address for it: readers would have none."""
    if page.front.quick_exit and not settings.quick_exit_url:
        message = "This page asks for a quick exit, but the settings name no page to leave for, so readers get none."
        remedy = "Set quick_exit_url in CAREPRESS to a harmless page, such as the weather; or take quick_exit out."
        yield _at(page, "quick_exit", "", "quick-exit-address-missing", message, remedy)


def settings_findings(library: Library, settings: Settings) -> Iterator[Finding]:
    """Pages that the settings name and that do not exist, and facts that the publisher does not state."""
    for source in (*settings.navigation, settings.help_page, settings.report_page):
        page = library.by_source.get(source)
        if page is None or page.status == "draft":
            what, guess = ("is a draft", "") if page else ("does not exist", did_you_mean(source, library.by_source))
            message = f"The settings name the page {source}, which {what}.{guess}"
            yield Finding(source, 1, 1, "page-missing", message, "Write it, or name another in CAREPRESS.", "advice")
    facts = settings.publisher or Publisher(name="")
    unstated = [name for name, value in facts.model_dump().items() if value is None and name != "telephone_note"]
    if unstated:
        message = f"The settings do not state of the publisher: {', '.join(unstated)}."
        remedy = "Readers see “not stated by the publisher”; add what is known to publisher in CAREPRESS."
        yield Finding(".", 1, 1, "publisher-fact-missing", message, remedy, "advice")


def _at(page: Page, key: str, word: str, rule: str, *told: str, severity: Severity = "error") -> Finding:
    message, remedy = told
    return Finding(page.source, *head_place(page.head, key, word), rule, message, remedy, severity)
