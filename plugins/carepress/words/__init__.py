"""Words: what pages and data files should not say, and the list of words to avoid for the page that prints it."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.words import terms, wording
from carepress.words.word_findings import findings


def read(generators: Sequence[Any]) -> None:
    """Report words, claims and details that the publisher's lists name, and give pages the words that they list."""
    library, lang = bridge.library(generators), bridge.site(generators).lang
    words, faults = wording.words(bridge.data_text(generators, wording.SOURCE, wording.ENTRIES))
    claims, mistakes = terms.claims(bridge.data_text(generators, terms.SOURCE, (terms.KEY, terms.Claim)))
    wanted, all_terms = bridge.asked_for(generators), terms.all_terms(words, claims, lang)
    found = findings(wanted, lang, all_terms, bridge.printed_texts(generators))
    bridge.report(generators, (*faults, *mistakes, *found))
    bridge.annotate(generators, "wording", wording.wording(library, words))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
