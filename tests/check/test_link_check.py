"""`./invoke links`: every automatic link with its place and sentence, and what a change adds and removes."""

import json
import subprocess
from typing import Any

import pytest

from carepress.check import check, links
from tiny_project import TinyProject

VOCABULARY = """strategies:
- id: sail
  name: Sailing
  techniques:
  - id: reef
    name: Reefing
    definition: You take in sail.
    phrases:
      reef the sail: Only sailors say so.
      shorten sail: The same.
  - id: tack
    name: Tacking
    definition: You turn.
    phrases:
      tack: Nobody here sews.
    ambiguous_phrases:
      coral: Also an animal.
"""
SAIL = "---\ntitle: Sailing\nslug: sail\n---\n\n## Reefing {#reef}\n\nDo.\n\n## Tacking {#tack}\n\nDo.\n"
ARTICLE = "---\ntitle: Wind\ndate: 2025-01-02\n---\n\nOne line.\n\nAt dusk you **reef\nthe sail**. Mind the coral.\n"


@pytest.fixture
def sailing(project: TinyProject) -> TinyProject:
    """A project whose article mentions one technique."""
    project.write(
        {
            "content/data/strategies.yaml": VOCABULARY,
            "content/strategies/sail.md": SAIL,
            "content/articles/wind.md": ARTICLE,
        }
    )
    return project


@pytest.fixture
def committed(sailing: TinyProject) -> TinyProject:
    """The same, committed as it is."""
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "One"]):
        subprocess.run(["git", *words], cwd=sailing.folder, check=True)
    return sailing


def told(capsys: pytest.CaptureFixture[str], **given: Any) -> Any:
    """What is told, as data."""
    assert links(format="json", **given) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("sailing")
def test_a_link_is_told_with_place_words_target_and_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert links() == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "content/articles/wind.md:8:15: “reef the sail” → /strategies/sail/#reef\n    At dusk you reef the sail.\n"
    )
    assert said.splitlines()[-1].startswith("1 automatic link on 1 page. ")
    (row,) = told(capsys)["links"]
    assert row == {
        "source": "content/articles/wind.md",
        "line": 8,
        "column": 15,
        "words": "reef the sail",
        "target": "/strategies/sail/#reef",
        "sentence": "At dusk you reef the sail.",
    }


@pytest.mark.usefixtures("sailing")
def test_what_phrases_and_mentions_need_is_told_in_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    found = {(f["rule"], f["source"], f["line"]): f["message"] for f in told(capsys)["findings"]}
    assert set(found) == {
        ("mention-ambiguous", "content/articles/wind.md", 9),
        ("phrase-unmentioned", "content/data/strategies.yaml", 8),
        ("phrase-unmentioned", "content/data/strategies.yaml", 14),
        ("technique-untaught", "content/data/strategies.yaml", 11),
    }
    assert "Also an animal." in found["mention-ambiguous", "content/articles/wind.md", 9]
    assert "“shorten sail” (1 of the 2 phrases" in found["phrase-unmentioned", "content/data/strategies.yaml", 8]


@pytest.mark.usefixtures("sailing")
def test_the_table_of_links_is_told_only_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(format="json", rules=["mention-ambiguous"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["findings"]
    assert check(format="json", rules=["cross-link"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["cross-link", "findings"]


def test_a_page_with_more_mentions_than_links_is_told(sailing: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    sailing.write({"content/articles/wind.md": ARTICLE + "\nThen tack.\n"})
    (finding,) = [f for f in told(capsys)["findings"] if f["rule"] == "cross-links-over-cap"]
    assert (finding["source"], finding["severity"]) == ("content/articles/wind.md", "advice")


@pytest.mark.usefixtures("committed")
def test_nothing_has_changed_since_what_was_just_committed(capsys: pytest.CaptureFixture[str]) -> None:
    assert links(against="HEAD") == 0
    assert capsys.readouterr().out == "0 links added and 0 removed since HEAD; 1 as before.\n"


def test_a_changed_phrase_shows_the_links_that_it_adds_and_removes(
    committed: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    before = committed.output(".git")
    changed = VOCABULARY.replace("reef the sail:", "mind:").replace("coral:", "corals:")
    committed.write({"content/data/strategies.yaml": changed})
    assert links(against="HEAD") == 0
    assert capsys.readouterr().out.splitlines() == [
        "+ content/articles/wind.md:9:13: “Mind” → /strategies/sail/#reef",
        "    Mind the coral.",
        "- content/articles/wind.md:8:15: “reef the sail” → /strategies/sail/#reef",
        "    At dusk you reef the sail.",
        "1 link added and 1 removed since HEAD; 0 as before.",
    ]
    assert committed.output(".git") == before


def test_a_line_more_above_a_link_is_no_change(committed: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    committed.write({"content/articles/wind.md": ARTICLE.replace("One line.", "One line.\n\nAnother.")})
    found = told(capsys, against="HEAD")
    assert (found["added"], found["removed"]) == ([], [])


def test_a_page_that_is_gone_takes_its_links_with_it(
    committed: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    (committed.folder / "content/articles/wind.md").unlink()
    (gone,) = told(capsys, against="HEAD")["removed"]
    assert gone["source"] == "content/articles/wind.md"


@pytest.mark.usefixtures("sailing")
def test_only_the_files_that_were_asked_for_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, files=["content/strategies"]) == {"links": [], "findings": []}


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"against": "nowhere"}, "git knows no commit, branch or tag “nowhere”"),
        ({"against": "--all"}, "git knows no commit, branch or tag “--all”"),
        ({"format": "jsn"}, "Did you mean “json”?"),
        ({"files": ["content/articles/wnd.md"]}, "Did you mean “content/articles/wind.md”?"),
        ({"settings": "none.py"}, "There is no settings file none.py"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(
    given: dict[str, Any], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert links(**given) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


@pytest.mark.usefixtures("sailing")
def test_without_git_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert links(against="HEAD") == 2
    assert "is in no git repository" in capsys.readouterr().err


def test_a_site_that_cannot_be_built_is_told(sailing: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    sailing.add("CAREPRESS = 3")
    assert links() == 1
    assert "CAREPRESS" in capsys.readouterr().err
