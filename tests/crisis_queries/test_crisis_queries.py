"""The crisis queries' data: what is wrong in it is told, and readers' devices get all of it or nothing."""

import json
from pathlib import Path

import tiny_site
from carepress.crisis_queries.crisis_queries import KINDS, SOURCE, crisis_queries

TEXT = (Path(__file__).parents[2] / "content" / SOURCE).read_text(encoding="utf-8")


def test_a_phrase_of_two_kinds_and_one_without_its_meaning_are_named() -> None:
    rows = "- means: danger\n  phrases: [end it]\n- means: topic\n  phrases: [end it]\n- means: same\n  phrases: [x]\n"
    messages = [finding.message for finding in crisis_queries(f"queries:\n{rows}")[1]]
    assert len(messages) == 2
    assert "phrases that mean the same say “as: …”" in messages[0]
    assert messages[1] == "“end it” stands here twice: as danger, and as topic."


def test_our_own_list_has_no_mistake_and_every_kind() -> None:
    files, findings = crisis_queries(TEXT)
    assert findings == ()
    [(path, content)] = files.items()
    assert path.startswith("assets/")
    assert all(json.loads(content)[kind] for kind in (*KINDS, "same"))


def test_a_site_without_such_a_list_has_no_such_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    tiny_site.write({"articles/sleep.md": "---\ntitle: Sleep\ndate: 2025-01-02\n---\nRest.\n"}, content)
    assert not [*tiny_site.build_folder(content, tmp_path / "output").output.rglob("crisis-queries.json")]
    tiny_site.write({SOURCE: TEXT}, content)
    assert [*tiny_site.build_folder(content, tmp_path / "other").output.rglob("crisis-queries.json")]
