"""Laws of the glossary: every technique once, in the order of the alphabet, with a way on where there is one."""

import pytest

from carepress.strategies.glossary import glossary, letter
from carepress.vocabulary import Strategy, Technique, Vocabulary
from made_pages import library, page

GLOSSARY = page("words", kind="page", template="glossary")


def words(*names: str, **given: str) -> Vocabulary:
    """A vocabulary of one strategy with techniques of these names."""
    made = (Technique(id=f"t{at}", name=name, definition=f"What {name} is.", **given) for at, name in enumerate(names))
    return Vocabulary((Strategy(id="sail", name="Sailing", techniques=tuple(made)),))


def names(*given: str) -> list[tuple[str, str]]:
    found = glossary(library(GLOSSARY, words=words(*given)))[GLOSSARY.url]
    return [(entry["letter"], entry["name"]) for entry in found]


def test_techniques_stand_in_alphabetical_order_without_regard_to_case_and_accents() -> None:
    expected = [("#", "5 senses"), ("A", "anchor"), ("A", "Ärger"), ("E", "école"), ("E", "Eddy"), ("Z", "Zeal")]
    assert names("Zeal", "école", "Ärger", "5 senses", "Eddy", "anchor") == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("öl", "O"), ("“No”", "N"), ("ßa", "S"), ("1", "#"), ("", "#"), ("…", "#"), ("яд", "Я")]
)
def test_a_name_stands_beneath_its_first_letter(name: str, expected: str) -> None:
    assert letter(name) == expected


def test_a_technique_leads_to_its_section_and_its_strategy() -> None:
    (entry,) = glossary(library(GLOSSARY, page("sail", kind="strategy"), words=words("Reef")))[GLOSSARY.url]
    assert (entry["definition"], entry["url"]) == ("What Reef is.", "/strategies/sail/#t0")
    assert dict(entry["strategy"]) == {"name": "Sailing", "url": "/strategies/sail/"}


def test_a_technique_of_a_crisis_leads_to_the_page_that_helps() -> None:
    pages = (GLOSSARY, page("sail", kind="strategy"), page("help", kind="page"))
    (entry,) = glossary(library(*pages, words=words("Lifeline", links_to="pages/help.md")))[GLOSSARY.url]
    assert (entry["url"], entry["strategy"]["url"]) == ("/help/", "/strategies/sail/")


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_nothing_leads_to_a_strategy_that_is_not_listed(status: str) -> None:
    strategy = page("sail", kind="strategy", status=status)
    (entry,) = glossary(library(GLOSSARY, strategy, words=words("Reef")))[GLOSSARY.url]
    assert (entry["url"], entry["strategy"]["url"]) == (None, None)


def test_only_pages_that_ask_for_it_get_the_glossary() -> None:
    assert list(glossary(library(page("a"), GLOSSARY))) == [GLOSSARY.url]
    assert glossary(library(GLOSSARY)) == {GLOSSARY.url: ()}
    assert glossary(library(page("a"), words=words("Reef"))) == {}
