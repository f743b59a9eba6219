"""Our own vocabulary: each phrase finds its technique, whatever forms rules make of all the others."""

from pathlib import Path

import pytest

from carepress.cross_links.phrases import Hit, Phrases
from carepress.vocabulary import Technique, Vocabulary, vocabulary

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ours() -> Vocabulary:
    found, findings = vocabulary((ROOT / "content" / "data" / "strategies.yaml").read_text(encoding="utf-8"))
    assert not findings
    return found


@pytest.fixture(scope="module")
def phrases(ours: Vocabulary) -> Phrases:
    return Phrases(ours, "en")


def sentence(phrase: str) -> str:
    return f"Today, {phrase} (if it suits you)."


def whole(phrases: Phrases, phrase: str) -> Hit | None:
    """The hit that is the whole of a phrase in a sentence."""
    text = sentence(phrase)
    return next((hit for hit in phrases.hits(text) if text[hit.start : hit.end] == phrase), None)


def technique_of(hit: Hit | None) -> tuple[str, bool] | None:
    return (hit.phrase.technique, hit.phrase.is_safe) if hit else None


def every(techniques: list[Technique], key: str) -> list[tuple[str, str]]:
    return [(technique.id, phrase) for technique in techniques for phrase in getattr(technique, key)]


def test_every_phrase_finds_its_technique_in_any_case(ours: Vocabulary, phrases: Phrases) -> None:
    for key, is_safe in (("phrases", True), ("ambiguous_phrases", False)):
        found = every([*ours.techniques.values()], key)
        assert len(found) > 400
        for technique, phrase in found:
            for words in (phrase, phrase.upper(), phrase.replace(" ", "-")):
                assert technique_of(whole(phrases, words)) == (technique, is_safe), words


def test_every_technique_has_phrases_that_become_links(ours: Vocabulary) -> None:
    assert not [technique.id for technique in ours.techniques.values() if len(technique.phrases) < 3]


def test_phrases_of_a_crisis_lead_to_help_and_no_others_do(ours: Vocabulary) -> None:
    assert [technique.id for technique in ours.techniques.values() if technique.links_to] == ["crisis-lines"]
    assert ours.techniques["crisis-lines"].links_to == "pages/get-help.md"


@pytest.mark.parametrize(
    "text",
    [
        "We rest our case, set the values of the variables, and accept the terms.",
        "The support team answers tickets; the planning board meets at noon; reach out to sales.",
        "In an emergency, pull the brake. The exposure of the camera was good enough.",
        "Their journal published an open letter on the purpose of taxes, and hope is not a plan.",
        "CBT is a therapy, and I breathe, walk, sleep, eat, and feel.",
    ],
)
def test_text_about_other_things_holds_no_safe_phrase(text: str, phrases: Phrases) -> None:
    assert not [text[hit.start : hit.end] for hit in phrases.hits(text) if hit.phrase.is_safe]
