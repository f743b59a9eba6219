"""Laws of references: the file of sources, and how a source reads in a list."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.evidence.citation import GROUP, citations
from carepress.evidence.reference import Reference, Sources, references
from carepress.evidence.reference_list import reference_list, reference_text
from carepress.labels import theme_labels

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "content"
JOYCE: dict[str, Any] = {
    "id": "joyce-2018",
    "authors": ("Joyce S", "Shand F"),
    "year": 2018,
    "title": "Road to resilience",
    "publisher": "BMJ Open 8(6):e017858",
    "doi": "10.1136/bmjopen-2017-017858",
    "kind": "meta-analysis",
}


def source(**values: Any) -> Reference:
    """A sound source but for the given values."""
    return Reference.model_validate(JOYCE | values)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "Joyce S, Shand F (2018). Road to resilience. BMJ Open 8(6):e017858."),
        ({"and_others": True}, "Joyce S, Shand F, et al. (2018). Road to resilience. BMJ Open 8(6):e017858."),
        ({"authors": tuple("ABCDEF")}, "A, B, C, D, E, F (2018). Road to resilience. BMJ Open 8(6):e017858."),
        ({"authors": tuple("ABCDEFG")}, "A, B, C, D, E, F, et al. (2018). Road to resilience. BMJ Open 8(6):e017858."),
        ({"year": None, "publisher": ""}, "Joyce S, Shand F. Road to resilience."),
        ({"authors": (), "publisher": ""}, "Road to resilience (2018)."),
        ({"authors": (), "publisher": "", "year": None}, "Road to resilience."),
        ({"title": "Does it help?", "publisher": ""}, "Joyce S, Shand F (2018). Does it help?"),
        ({"publisher": "WHO", "isbn": "978-92-4"}, "Joyce S, Shand F (2018). Road to resilience. WHO. ISBN 978-92-4."),
    ],
)
def test_a_source_reads_as_one_line(values: dict[str, Any], text: str) -> None:
    assert reference_text(source(**values), "et al.") == text


@given(some.lists(some.text("abcö ", min_size=1).filter(str.strip), max_size=9))
def test_at_most_six_authors_are_named(authors: list[str]) -> None:
    text = reference_text(source(authors=tuple(authors), title="T"), "and others")
    assert text.endswith(" T. BMJ Open 8(6):e017858.") or not authors
    assert ("and others" in text) == (len(authors) > 6)


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({}, "https://doi.org/10.1136/bmjopen-2017-017858"),
        ({"url": "https://example.org/"}, "https://doi.org/10.1136/bmjopen-2017-017858"),
        ({"doi": "10.1016/S2542-5196(23)00025-6"}, "https://doi.org/10.1016/S2542-5196(23)00025-6"),
        ({"doi": '10.1002/a<b>"c'}, "https://doi.org/10.1002/a%3Cb%3E%22c"),
        ({"doi": None, "url": "https://example.org/"}, "https://example.org/"),
        ({"doi": None}, None),
    ],
)
def test_a_source_leads_to_its_doi_else_to_its_publishers_page(values: dict[str, Any], address: str | None) -> None:
    assert source(**values).address == address


def test_a_list_is_numbered_and_leads_back_to_every_mention() -> None:
    words = theme_labels(PROJECT / "theme" / "labels", "en")
    known = {"a": source(id="a"), "b": source(id="b", kind="trial")}
    first, second = reference_list({"b": ["cite-1-1", "cite-1-2"], "a": ["cite-2-1"]}, known, words)
    assert (first["number"], first["anchor"], first["kind"]) == (1, "reference-1", "Trial")
    assert (second["number"], second["anchor"], second["kind"]) == (2, "reference-2", "Meta-analysis")
    assert (first["backlinks"], second["backlinks"]) == (("cite-1-1", "cite-1-2"), ("cite-2-1",))


@pytest.mark.parametrize(
    "line",
    [
        "id: two words",
        "year: last year",
        "doi: https://doi.org/10.1136/x",
        "url: www.example.org",
        "kind: blog",
        "figures_confirmed: perhaps",
        'title: ""',
        "findings: It helps.",
        "retracted: in 2020",
        "citable: maybe",
    ],
)
def test_a_bad_value_is_a_finding_on_its_line_and_the_source_cannot_be_cited(line: str) -> None:
    sound = {"id": "a", "title": "T", "kind": "trial"}
    key, value = line.split(": ", 1)
    lines = [f"  {name}: {text}" for name, text in (sound | {key: value}).items()]
    sources = references("references:\n- id: b\n  title: T\n  kind: trial\n-\n" + "\n".join(lines) + "\n")
    assert set(sources.known) == {"b"}
    assert [(finding.rule, finding.line) for finding in sources.findings] == [
        ("reference-entry", 6 + lines.index(f"  {line}"))
    ]


def test_an_id_that_stands_twice_is_told_at_both_places_and_the_first_is_kept() -> None:
    entry = "- id: a\n  title: {}\n  kind: trial\n"
    sources = references("references:\n" + entry.format("One") + entry.format("Two"))
    assert (sources.known["a"].title, sources.lines["a"]) == ("One", 2)
    told = [(finding.rule, finding.line) for finding in sources.findings]
    assert told == [("reference-repeated", 2), ("reference-repeated", 5)]


def test_without_a_file_nothing_is_known() -> None:
    assert references(None) == Sources()


def ours(judgement: Callable[[Reference], bool]) -> list[str]:
    """The ids of our own sources of which something is true."""
    known = references((CONTENT / "data" / "references.yaml").read_text(encoding="utf-8")).known
    return [name for name, reference in known.items() if judgement(reference)]


def test_our_own_sources_are_sound_and_in_order() -> None:
    sources = references((CONTENT / "data" / "references.yaml").read_text(encoding="utf-8"))
    assert sources.findings == ()
    assert list(sources.known) == sorted(sources.known)


def test_each_of_our_own_sources_says_what_it_found_and_what_it_cannot_say() -> None:
    assert not ours(lambda reference: not reference.finding or not reference.limits)


def test_our_own_sources_tell_no_figure_that_nobody_has_seen() -> None:
    figure = re.compile(r"\d+(?:\.\d+)?%|\b\d+ (?:\w+ )?(?:people|studies|trials)")
    assert not ours(lambda r: not r.figures_confirmed and figure.search(r.finding + r.limits) is not None)


def test_our_own_sources_lead_to_no_copy() -> None:
    copies = (
        "researchgate",
        "staging",
        "scribd",
        "vdocuments",
        "semanticscholar",
        "elb.amazonaws",
        "blogspot",
        "/amp/",
    )
    assert ours(lambda reference: any(copy in (reference.url or "") for copy in copies)) == []


def test_our_theme_has_a_word_for_every_kind_of_source() -> None:
    words = theme_labels(PROJECT / "theme" / "labels", "en")
    assert ours(lambda reference: f"kind_{reference.kind.replace('-', '_')}" not in words) == []


def test_our_own_pages_cite_sources_that_we_have() -> None:
    known = ours(lambda _: True)
    files = [*CONTENT.rglob("*.md"), CONTENT / "data" / "strategies.yaml"]
    texts = [file.read_text(encoding="utf-8") for file in files]
    cited = {found.id for text in texts for group in GROUP.findall(text) for found in citations(group)}
    assert cited - set(known) == set()
