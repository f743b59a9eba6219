"""Laws of path entries: each id once, the place of every step, and a line for every mistake."""

from pathlib import Path

import pytest

from carepress.paths.path_entry import PlacedEntry, path_entries

OURS = Path(__file__).parents[2] / "content" / "data" / "paths.yaml"


def entry(id_: str, *pages: str) -> str:
    """One path of the file, with a step for each page."""
    steps = "".join(f"  - page: {page}\n    why: A reason.\n" for page in pages)
    return f"- id: {id_}\n  title: A title\n  steps:\n{steps}"


def read(*entries: str) -> tuple[tuple[PlacedEntry, ...], list[tuple[int, str]]]:
    """The entries of a file, and line and message of its findings."""
    found, findings = path_entries("paths:\n" + "".join(entries))
    assert all((f.source, f.rule, f.severity) == ("data/paths.yaml", "path-entry", "error") for f in findings)
    return found, [(finding.line, finding.message) for finding in findings]


def test_a_site_without_the_file_has_no_paths_and_no_findings() -> None:
    assert path_entries(None) == ((), ())


def test_an_entry_keeps_its_steps_in_order_and_the_place_of_each() -> None:
    (found,), findings = read(entry("a", "x.md", "y.md#z"))
    assert [step.page for step in found.path.steps] == ["x.md", "y.md#z"]
    assert found.places == ((5, 5), (7, 5))
    assert not findings


def test_places_are_right_after_an_entry_that_is_left_out() -> None:
    (found,), ((line, _),) = read("- id: a\n", "  title: A\n  steps: []\n", entry("a", "x.md"))
    assert line == 4
    assert found.places == ((8, 5),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- id: a b\n  title: A\n  steps: [{page: x.md, why: W}]\n", 2, "last part of an address"),
        ("- id: a\n  titel: A\n  title: A\n  steps: [{page: x.md, why: W}]\n", 3, "Did you mean “title”"),
        ("- id: a\n  title: A\n", 2, "“steps” is missing"),
        ("- id: a\n  title: A\n  steps:\n  - page: x.md\n", 5, "why” is missing"),
        ("- id: a\n  title: A\n  steps:\n  - page: x.md\n    why:\n", 6, "why"),
        ("- 3\n", 2, "cannot be used"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_its_entry_is_left_out(text: str, line: int, words: str) -> None:
    found, findings = read(text)
    assert not found
    assert [(line, True)] == [(at, words in message) for at, message in findings], findings


def test_an_id_stands_once_whatever_its_case() -> None:
    (found,), ((first, _), (line, message)) = read(entry("a", "x.md"), entry("A", "y.md"))
    assert found.path.steps[0].page == "x.md"
    assert (first, line, "“a” stands here twice" in message) == (2, 7, True)


@pytest.mark.parametrize("text", ["", "paths:\n", "paths: none\n", "- a\n", "ways: []\n"])
def test_a_file_without_the_list_is_a_finding(text: str) -> None:
    found, (finding,) = path_entries(text)
    assert not found
    assert (finding.line, finding.rule) == (1, "path-entry")


def test_the_paths_of_the_real_site_are_sound() -> None:
    found, findings = path_entries(OURS.read_text())
    assert len(found) >= 5
    assert not findings
