"""Words: what pages and data files should not say, and the list of words to avoid for the page that prints it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.words import terms, wording
from carepress.words.word_findings import findings

CLAIMS = terms.SOURCE, (terms.KEY, terms.Claim)


def read(generators: Sequence[Any]) -> None:
    """Report words, claims and details that the publisher's lists name, and give pages the words that they list."""
    library, lang = bridge.library(generators), bridge.site(generators).lang
    texts = bridge.data_text(generators, wording.SOURCE, wording.ENTRIES), bridge.data_text(generators, *CLAIMS)
    words, faults = wording.words(texts[0])
    wanted, all_terms = bridge.asked_for(generators), terms.terms_in(*texts, lang)
    found = findings(wanted, lang, all_terms, bridge.printed_texts(generators), partial(bridge.each, generators))
    bridge.report(generators, (*faults, *terms.claims(texts[1])[1], *found))
    bridge.annotate(generators, "wording", wording.wording(library, words))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
