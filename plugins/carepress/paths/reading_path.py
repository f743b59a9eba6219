"""Reading paths: each step led to its page, and a finding for every step that leads to nothing."""

import dataclasses

from carepress.addresses import source_target
from carepress.finding import Finding, did_you_mean
from carepress.html import anchors
from carepress.page import Library, Page
from carepress.paths.path_entry import SOURCE, StepEntry, path_entries

ALL_PATHS = "/paths/"
"""The address of the list of all paths; those of the paths begin with it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: its page, the anchor in it or "", what it is called, and why it comes here."""

    page: Page
    anchor: str
    title: str
    why: str

    @property
    def url(self) -> str:
        """The site-relative address of the step."""
        return f"{self.page.url}#{self.anchor}" if self.anchor else self.page.url


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


def walkable(library: Library, text: str | None) -> tuple[tuple[ReadingPath, ...], tuple[Finding, ...]]:
    """The paths of a YAML text without the steps that lead to nothing, and what is wrong with entries and steps."""
    entries, findings = path_entries(text)
    paths, missing = [], list[Finding]()
    for entry in entries:
        steps = []
        for step, (line, column) in zip(entry.path.steps, entry.places, strict=True):
            found = _step(library, step)
            if isinstance(found, Step):
                steps.append(found)
            else:
                missing.append(Finding(SOURCE, line, column, "path-step-missing", found, _REMEDY))
        if steps:
            paths.append(ReadingPath(entry.path.id, entry.path.title, entry.path.summary, tuple(steps)))
    return tuple(paths), (*findings, *missing)


_REMEDY = "Name a published page by its file, with “#anchor” for a heading; until then the path goes without this step."


def _step(library: Library, entry: StepEntry) -> Step | str:
    """The step that an entry means, or a sentence on why it means none."""
    name, _, anchor = entry.page.partition("#")
    page = library.by_source.get(source_target("", name))
    if page is None:
        return f"“{name}” is no page.{did_you_mean(name, (known.source for known in library.listed))}"
    if not page.is_listed:
        why = "a draft, which readers do not get" if page.status == "draft" else "hidden, so no list may name it"
        return f"“{name}” is {why}."
    known = anchors(page.html)
    if anchor and anchor not in known:
        return f"“{entry.page}” leads to no heading: there is no anchor “{anchor}”.{did_you_mean(anchor, known)}"
    technique = library.vocabulary.techniques.get(anchor) if page.kind == "strategy" else None
    return Step(page, anchor, technique.name if technique else page.title, entry.why)
