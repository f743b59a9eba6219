"""Inspection: each page's text before it is rendered, and every finished page."""

from collections.abc import Sequence
from typing import Any

from pelican import Pelican, signals

from carepress import bridge
from carepress.inspection import content, inspection, summaries


def read(generators: Sequence[Any]) -> None:
    """Report what is wrong with the text of pages, and withhold pictures of other sites."""
    rules, library = content.content_of(bridge.site(generators)), bridge.library(generators)
    found = bridge.in_groups(generators, content.findings_in, bridge.asked_for(generators).pages, rules)
    bridge.report(generators, (*found, *summaries.summary_findings(library)))
    bridge.rewrite(generators, rules.safe_htmls(library.pages))


def written(pelican: Pelican) -> None:
    """Report what is wrong with what was written."""
    generators = bridge.generators_behind(pelican)
    build = bridge.build_behind(generators)
    bridge.report(generators, inspection.inspected_build(pelican.output_path, build, pelican.settings))


def register() -> None:
    """Join in once everything is read, and once everything is written."""
    signals.all_generators_finalized.connect(read)
    signals.finalized.connect(written)
