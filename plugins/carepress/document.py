"""Documents: Markdown files as they were read, before they have a place on the site."""

import dataclasses

from carepress.finding import Finding
from carepress.front_matter import FrontMatter


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file read: its front matter, its text as sanitised HTML, and what was wrong with it.

    `head` is the front matter as it stands in the file, `markdown` the text below it; `words` counts those of its HTML.
    """

    front: FrontMatter
    html: str
    head: str
    markdown: str
    findings: tuple[Finding, ...] = ()
    words: int = 0
