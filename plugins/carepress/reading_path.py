"""Reading paths: pages in an order that helps, for one kind of day or of reader."""

import dataclasses

ALL_PATHS = "/paths/"
"""The address of the list of all paths; those of the paths begin with it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: the site-relative address of its page, the anchor in it or "", its name, and why it comes."""

    page_url: str
    anchor: str
    title: str
    why: str

    @property
    def url(self) -> str:
        """The site-relative address of the step."""
        return f"{self.page_url}#{self.anchor}" if self.anchor else self.page_url


@dataclasses.dataclass(frozen=True, slots=True)
class ReadingPath:
    """One path: the last part of its address, its title and summary, and the steps that readers can take."""

    id: str
    title: str
    summary: str
    steps: tuple[Step, ...]

    @property
    def url(self) -> str:
        """The site-relative address of the path's page."""
        return f"{ALL_PATHS}{self.id}/"
