"""Walkable paths: each step led to its page, and a finding for every step that leads to nothing."""

from carepress.addresses import source_target
from carepress.finding import Finding, did_you_mean
from carepress.html import anchors
from carepress.page import Library
from carepress.paths.path_entry import SOURCE, StepEntry, path_entries
from carepress.reading_path import ReadingPath, Step


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
    return Step(page.url, anchor, technique.name if technique else page.title, entry.why)
