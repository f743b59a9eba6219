"""Open references: the sources of the site for other people's programs, with what each found and cannot say."""

from collections.abc import Mapping, Sequence

from carepress.evidence.reference import Kind, Reference, Sources
from carepress.open_file import OpenFile, Plain, head, open_file
from carepress.page_days import newest_day
from carepress.views import Site

NAME = "references"


class OpenReference(Plain):
    """One source, and the pages that rest on it."""

    id: str
    """What pages call it; it stays the same."""
    authors: tuple[str, ...]
    """The authors as the source prints them."""
    and_others: bool
    """Whether the list of authors is not whole."""
    year: int | None
    """The year of publication."""
    title: str
    """The title as the source prints it."""
    publisher: str
    """The journal with volume and pages, or the institution."""
    doi: str | None
    """Its DOI, without an address before it."""
    isbn: str | None
    """Its ISBN, for a book."""
    url: str | None
    """Where it can be read: by its DOI, else at its publisher's page."""
    kind: Kind
    """What kind of source it is."""
    finding: str
    """What it found, in our words; empty where nobody has written it yet."""
    limits: str
    """What it cannot say, in our words; empty where nobody has written it yet."""
    cited_by: tuple[str, ...]
    """The addresses of the pages that cite it."""


class ReferencesFile(OpenFile):
    """The sources that pages may cite. What was withdrawn, or is kept for editors alone, is not here."""

    references: tuple[OpenReference, ...]
    """The sources in the publisher's order."""


def reference_files(site: Site, cited: Mapping[str, Sequence[str]], sources: Sources) -> Mapping[str, str]:
    """The file and its schema by path; none where there are no sources. `cited` has the ids by address of the page."""
    if not sources.citable:
        return {}
    pages = site.library.by_url
    public = {url: ids for url, ids in cited.items() if url in pages and pages[url].is_listed}
    by_id: dict[str, list[str]] = {}
    for url in sorted(public):
        for name in public[url]:
            by_id.setdefault(name, []).append(url)
    fields = head(site, NAME, newest_day(pages[url] for url in public))
    rows = tuple(_open(source, by_id.get(name, ())) for name, source in sources.citable.items())
    return open_file(site, NAME, ReferencesFile(**fields, references=rows))


def _open(source: Reference, cited_by: Sequence[str]) -> OpenReference:
    known = source.model_dump(include={*OpenReference.model_fields}) | {"url": source.address}
    return OpenReference(**known, cited_by=tuple(cited_by))
