"""Laws of the index: all words of all sections are found, in parts of any size, and nothing that is not for readers."""

import datetime
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.kept_answers import KeptAnswers
from carepress.one_by_one import one_by_one
from carepress.page import Library
from carepress.search import shards
from carepress.search.counting import LEVELS, levels
from carepress.search.document import Document, documents, shown_text, text_of
from carepress.search.folding import words
from carepress.search.index import index_files, made_documents
from carepress.search.readable import readable
from carepress.search.stems import stem
from made_pages import library, page, technique, vocabulary

TODAY = datetime.date(2026, 1, 15)


class Index:
    """An index as a browser reads it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = {path.rpartition("/")[2]: json.loads(text) for path, text in files.items()}
        self.start: dict[str, Any] = self.files["start.json"]
        self.shards = [self.files[f"words-{number}.json"] for number in range(len(self.start["words"]))]

    def shard(self, word: str) -> dict[str, Any]:
        at = max((n for n, first in enumerate(self.start["words"]) if first <= word), default=0)
        return dict(self.shards[at])

    def levels(self, word: str) -> dict[int, int]:
        """The documents of a word with its level in each; none where nobody has it."""
        found = [groups for _, forms, _, groups in self.shard(word)["groups"] if word in forms.split()]
        return {number: steps[0] for groups in found for steps in groups for number in numbers(steps[1:])}

    def document(self, number: int) -> dict[str, Any]:
        sizes = [size for parts, size in self.start["texts"] for _ in range(parts)]
        at = next(n for n in range(len(sizes)) if sum(sizes[: n + 1]) > number)
        return dict(self.files[f"texts-{at}.json"][number - sum(sizes[:at])])

    def urls(self, word: str) -> list[str]:
        """The addresses of the documents of a word, those first that are most about it."""
        levels = self.levels(word)
        return [self.document(number)["url"] for number in sorted(levels, key=lambda one: (-levels[one], one))]


def numbers(steps: list[int]) -> list[int]:
    return [sum(steps[: at + 1]) for at in range(len(steps))]


def index(site: Library, *made: Document) -> Index:
    return Index(index_files(site, readable(site, TODAY), made))


WORDS = some.text("abcdeéß’焦虑症", min_size=1, max_size=4)
TEXTS = some.lists(WORDS, max_size=30).map(" ".join)
PAGES = some.lists(some.lists(some.tuples(TEXTS, TEXTS), max_size=3), min_size=1, max_size=4)


def html(sections: list[tuple[str, str]]) -> str:
    return "".join(f'<h2 id="s{n}">{head}</h2><p>{text}</p>' for n, (head, text) in enumerate(sections))


@given(PAGES, some.integers(20, 400))
def test_every_word_of_every_section_is_found_however_the_index_is_cut(
    pages: list[list[tuple[str, str]]], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD", size)
        patch.setattr(shards, "TEXTS", size)
        site = library(*(page(f"p{number}", html(parts)) for number, parts in enumerate(pages)))
        found = index(site)
    for number, parts in enumerate(pages):
        for word in {word for part in parts for text in part for word in words(text)}:
            assert f"/p{number}/" in found.urls(word), word


@given(PAGES)
def test_a_document_stands_where_the_start_says_with_every_section_and_its_anchor(
    pages: list[list[tuple[str, str]]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "TEXTS", 50)
        found = index(library(*(page(f"p{number}", html(parts)) for number, parts in enumerate(pages))))
    assert found.start["count"] == sum(run[0] for run in found.start["facets"]) == len(pages)
    for number, parts in enumerate(pages):
        sections = found.document(number)["sections"]
        assert [anchor for anchor, _, _ in sections] == ["", *(f"s{at}" for at in range(len(parts)))]
        assert [shown_text(text) for _, text in parts] == [text for _, _, text in sections[1:]]


FORMS = some.tuples(
    some.sampled_from(("walk", "calm", "listen", "rest", "worr")), some.sampled_from(("", "s", "ed", "ing", "ies", "y"))
)


@given(some.lists(FORMS.map("".join), min_size=1, max_size=30, unique=True))
def test_all_forms_of_a_stem_are_in_the_part_of_each_of_them(forms: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD", 60)
        found = index(library(page("a", f"<p>{' '.join(forms)}</p>")))
    for form in forms:
        together = {other for other in forms if stem(other, "en") == stem(form, "en")}
        here = {one for _, names, _, _ in found.shard(form)["groups"] for one in names.split()}
        assert together <= here


def test_forms_of_a_word_are_found_together_in_the_language_of_their_page() -> None:
    site = library(
        page("a", "<p>She ruminates.</p>"),
        page("b", "<p>On ruminating and rumination.</p>"),
        page("c", "<p>Mit Freunden.</p>", lang="de"),
        page("d", "<p>Ein Freund.</p>", lang="de"),
    )
    assert set(index(site).urls("rumination")) == {"/a/", "/b/"}
    assert set(index(site).urls("freund")) == {"/c/", "/d/"}


def test_what_was_counted_for_an_earlier_index_makes_the_same_one(tmp_path: Path) -> None:
    words = ("rest", "resting", "self-care", "sleep", "sleeping", "walks")
    pages = [
        page(f"p{n}", f"<p>{words[n % 6]} and {words[n % 5]} {n}</p>", lang="de" * (n % 2) or "en") for n in range(90)
    ]
    before, after = library(*pages), library(page("new", "<p>New to all.</p>"), *pages[3:])
    each = partial(one_by_one, KeptAnswers(tmp_path))
    index_files(before, readable(before, TODAY), (), each)
    assert index_files(after, readable(after, TODAY), (), each) == index_files(after, readable(after, TODAY), ())


def test_a_title_says_more_than_a_heading_and_a_heading_more_than_a_mention() -> None:
    filler = "<p>" + "other words " * 100 + "</p>"
    site = library(
        page("a", f"{filler}<p>sleep</p>"),
        page("b", f'<h2 id="s">Sleep</h2>{filler}'),
        page("c", filler, title="Sleep"),
    )
    assert index(site).urls("sleep") == ["/c/", "/b/", "/a/"]


@given(some.lists(some.floats(0.0, 1000.0, width=32), max_size=20).map(sorted))
def test_levels_rise_with_what_is_said(shares: list[float]) -> None:
    found = levels(np.array(shares, np.float32)).tolist()
    assert found == sorted(found)
    assert {*found} <= {*range(1, LEVELS + 1)}


def test_a_technique_is_a_document_of_its_own_with_the_words_that_readers_use_for_it() -> None:
    known = vocabulary(calm=[technique("breath", "slow breath", searches=("can't calm down",))])
    text = '<p>Intro.</p><h2 id="breath">Breath</h2><p>Out slowly.</p><h2 id="other">Other</h2><p>More.</p>'
    site = library(page("calm", text, "strategy"), page("a", techniques=("breath",)), words=known)
    found = index(site)
    urls = [found.document(number)["url"] for number in range(found.start["count"])]
    assert urls == ["/a/", "/strategies/calm/", "/strategies/calm/#breath"]
    assert [section[0] for section in found.document(1)["sections"]] == ["", "other"]
    shard = found.shard("cant")
    assert shard["phrases"]["cant calm down"] == 2
    assert shard["mentions"]["2"] == [0]
    assert found.start["facets"] == [
        [1, "article", "en"],
        [1, "strategy", "en", "calm"],
        [1, "technique", "en", "calm"],
    ]


def test_what_readers_may_not_see_is_not_in_it() -> None:
    site = library(
        page("draft", "<p>secret</p>", status="draft"),
        page("hidden", "<p>secret</p>", status="hidden"),
        page("future", "<p>secret</p>", date="2026-01-16"),
        page("home", "<p>secret</p>", "page", template="home"),
        page("today", "<p>known</p>", date="2026-01-15"),
    )
    assert index(site).urls("secret") == []
    assert index(site).urls("known") == ["/today/"]


def test_the_numbers_of_references_and_of_pictures_are_no_words() -> None:
    text = '<p>Less <em>wor</em>ry<sup class="citation"><a href="#r">77</a></sup>.</p><p>More<br>air.</p>'
    assert shown_text(text) == "Less worry. More air."


def test_a_heading_does_not_run_into_the_text_below_it() -> None:
    assert (
        shown_text("<h3>Where to read more</h3><p>Here.</p><h3>Why?</h3><p>So.</p>")
        == "Where to read more: Here. Why? So."
    )


def test_words_with_a_hyphen_are_found_as_one_word_too() -> None:
    assert index(library(page("a", "<p>On self-care.</p>"))).urls("selfcare") == ["/a/"]


def test_pages_made_from_no_file_are_found_by_what_they_say_but_lists_are_not() -> None:
    listing = {"lang": "en", "summary": "Your own.", "title": "Settings", "url": "/settings/"}
    made = made_documents(
        [
            {**listing, "kind": "settings"},
            {**listing, "kind": "articles"},
            {**listing, "kind": "settings", "number": 2},
        ],
        {"settings_theme": "Light or dark", "kept_title": "Kept"},
    )
    found = index(library(page("a")), *made)
    assert found.urls("dark") == ["/settings/"]
    assert found.urls("kept") == []
    assert "dark" not in json.dumps(found.document(1))


def test_of_a_word_that_stands_everywhere_only_the_pages_are_named_that_say_most_about_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, "MOST", 2)
    pages = [page(f"p{number}", "<p>sleep</p>", title="Sleep" if number == 3 else "A") for number in range(5)]
    found = index(library(*pages))
    assert found.urls("sleep") == ["/p3/", "/p0/"]
    (count,) = [count for _, forms, count, _ in found.shard("sleep")["groups"] if forms == "sleep"]
    assert count == 5


def test_the_address_changes_exactly_when_the_index_does() -> None:
    first, same, other = (next(iter(index_files(library(one), [one], ()))) for one in map(page, ("a", "a", "b")))
    assert first == same != other


def test_a_documents_sections_are_those_of_its_page() -> None:
    one = page("a", '<p>One.</p><h2 id="x">X</h2><p>Two.</p>', covers="It mentions loss.")
    (found,) = documents(text_of(one, vocabulary()))
    assert (found.note, [part.text for part in found.sections]) == ("It mentions loss.", ["One.", "Two."])
