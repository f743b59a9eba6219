"""Laws of translations: each leads to the others, and what is none is told with a guess."""

import pytest

from carepress.labels import Labels
from carepress.other_languages.language_links import language_links
from carepress.other_languages.mistaken_translations import mistaken_translations
from carepress.page import Library, Page
from carepress.settings import Settings
from carepress.translations import translations
from carepress.views import Site
from made_pages import library, page

SLEEP = page("sleep")
SCHLAF = page("schlaf", lang="de", translation_of="sleep")


def told(found: Library) -> list[str]:
    return [finding.message for finding in mistaken_translations(found, found.pages)]


def test_a_translation_and_its_original_know_each_other() -> None:
    found = translations(library(SLEEP, SCHLAF, page("walk")))
    assert found == {"/sleep/": (SCHLAF, SLEEP), "/schlaf/": (SCHLAF, SLEEP)}
    assert not told(library(SLEEP, SCHLAF))


def test_the_same_slug_in_another_language_is_a_translation_too() -> None:
    assert {*translations(library(SLEEP, page("sleep", lang="de", url="/de/sleep/")))} == {"/sleep/", "/de/sleep/"}


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_what_lists_may_not_name_is_no_ones_translation(status: str) -> None:
    assert not translations(library(SLEEP, page("schlaf", lang="de", translation_of="sleep", status=status)))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (page("schlaf", lang="de", translation_of="slep"), "Did you mean “sleep”?"),
        (page("doze", translation_of="sleep"), "“sleep” is in the same language (en)"),
        (page("nacht", lang="de", translation_of="schlaf"), "no page with the slug “schlaf”"),
        (page("zzz", lang="de", translation_of="sleep"), "articles/schlaf.md is the translation of “sleep”"),
    ],
)
def test_what_is_no_translation_is_told(wrong: Page, message: str) -> None:
    found = library(SLEEP, *([] if wrong.slug == "schlaf" else [SCHLAF]), wrong)
    (only,) = told(found)
    assert message in only


@pytest.mark.parametrize(
    ("lang", "name"), [("de", "Deutsch"), ("ar", "العربية"), ("pt-br", "Português"), ("qqx", "qqx")]
)
def test_a_language_is_named_as_it_calls_itself(lang: str, name: str) -> None:
    site = Site(Settings(), Labels(), library(SLEEP, page("other", lang=lang, translation_of="sleep")), "Tiny", "en")
    names = {link["lang"]: link["name"] for link in language_links(site)["/sleep/"]}
    assert names == {"en": "English", lang: name}
