"""Words: what pages and data files should not say, and the list of words to avoid for the page that prints it."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.words import terms, word_findings, wording

CLAIMS = terms.SOURCE, (terms.KEY, terms.Claim)


def read(generators: Sequence[Any]) -> None:
    """Report words, claims and details that the publisher's lists name, and give pages the words that they list."""
    library, lang = bridge.library(generators), bridge.site(generators).lang
    texts = bridge.data_text(generators, wording.SOURCE, wording.ENTRIES), bridge.data_text(generators, *CLAIMS)
    words, faults = wording.words(texts[0])
    wanted, given = bridge.asked_for(generators).pages, terms.terms_in(*texts, lang)
    bridge.report(generators, bridge.in_groups(generators, word_findings.in_pages, wanted, given, lang))
    in_data = word_findings.in_data(bridge.printed_texts(generators), given)
    bridge.report(generators, (*faults, *terms.claims(texts[1])[1], *in_data))
    bridge.annotate(generators, "wording", wording.wording(library, words))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
