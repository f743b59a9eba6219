"""Pages that no other page suggests among what it shows."""

from collections.abc import Iterator, Mapping, Sequence

from carepress.finding import Finding
from carepress.head_place import head_place
from carepress.page import Library
from carepress.related.reasons import Told


def never_suggested(library: Library, found: Mapping[str, Sequence[Told]], shown: int) -> Iterator[Finding]:
    """An advice for each page that has suggestions, and stands in no other page's first ones, so many are shown."""
    named = {suggestion.url for mine in found.values() for suggestion in mine[:shown]}
    for url in sorted(found) if len(found) > 1 else ():
        if url not in named:
            page = library.by_url[url]
            message = "No page suggests this one to its readers: not_related in front matter leaves no page that may."
            remedy = "Take a slug out of not_related, here or on other pages."
            line, column = head_place(page.head, "not_related")
            yield Finding(page.source, line, column, "page-never-suggested", message, remedy, "advice")
