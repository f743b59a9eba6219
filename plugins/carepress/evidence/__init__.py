"""Evidence: citations become numbers, each page gets its list of sources, and unknown sources are told."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge, vocabulary
from carepress.evidence.cited_pages import evidence, without_file
from carepress.evidence.reference import SOURCE, references


def read(generators: Sequence[Any]) -> None:
    """Number the citations of every page."""
    build, text = bridge.build_behind(generators), bridge.data_text(generators, SOURCE)
    if text is None:
        bridge.report(generators, without_file(build.library))
    known, findings = references(text)
    strategies = bridge.data_text(generators, vocabulary.SOURCE) or ""
    answer = evidence(build.library, known, build.labels, strategies)
    bridge.rewrite(generators, answer.html)
    bridge.annotate(generators, "references", answer.references)
    bridge.report(generators, (*findings, *answer.findings))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
