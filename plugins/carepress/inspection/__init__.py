"""Inspection: each page's text before it is rendered, and every finished page."""

from collections.abc import Sequence
from typing import Any

from pelican import Pelican, signals

from carepress import bridge
from carepress.inspection.content import content_of
from carepress.inspection.inspection import inspected_build
from carepress.inspection.summaries import summary_findings


def read(generators: Sequence[Any]) -> None:
    """Report what is wrong with the text of pages, and withhold pictures of other sites."""
    content, library = content_of(bridge.site(generators)), bridge.library(generators)
    bridge.report(generators, (*content.all_findings(bridge.asked_for(generators).pages), *summary_findings(library)))
    bridge.rewrite(generators, content.safe_htmls(library.pages))


def written(pelican: Pelican) -> None:
    """Report what is wrong with what was written."""
    generators = bridge.generators_behind(pelican)
    bridge.report(generators, inspected_build(pelican.output_path, bridge.build_behind(generators), pelican.settings))


def register() -> None:
    """Join in once everything is read, and once everything is written."""
    signals.all_generators_finalized.connect(read)
    signals.finalized.connect(written)
