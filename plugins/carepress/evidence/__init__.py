"""Evidence: citations become numbers, each page gets its list of sources, and what a source cannot carry is told."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge, vocabulary
from carepress.evidence.cited_pages import evidence, without_file
from carepress.evidence.exports import export_links, exports
from carepress.evidence.reference import ENTRIES, SOURCE, references


def read(generators: Sequence[Any]) -> None:
    """Number the citations of every page, and write its sources for reference managers."""
    build, text = bridge.build_behind(generators), bridge.data_text(generators, SOURCE, ENTRIES)
    sources, strategies = references(text), bridge.data_text(generators, vocabulary.SOURCE) or ""
    asked = bridge.asked_for(generators)
    answer = evidence(build.library, sources, build.labels, strategies, asked)
    bridge.rewrite(generators, answer.html)
    bridge.annotate(generators, "references", answer.references)
    bridge.tabulate(generators, "reference", answer.table(build.library))
    bridge.annotate(generators, "references_files", export_links(answer.cited))
    bridge.write(generators, exports(asked, answer.cited, sources, bridge.site(generators)))
    bridge.report(generators, (*without_file(build.library, text), *sources.findings, *answer.findings))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
