"""Data files in forms: our own, each whole after a change of one entry, and mistakes named with their entry."""

import copy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from carepress import pelican_settings
from carepress.browser_editor.collection import DATA, Collection, collections
from carepress.browser_editor.data_files import data_files
from carepress.browser_editor.entry import entry
from carepress.browser_editor.filling import filled, shown
from carepress.browser_editor.repository import Repository
from carepress.browser_editor.saving import Refused, Saving

CONTENT = Path(__file__).parents[2] / "content"
FILES = data_files(pelican_settings.PLUGINS)
OFFERED = [one for one in collections(CONTENT, FILES) if one.is_data]


def saved(collection: Collection, content: bytes, answers: dict[str, Any]) -> bytes:
    read = entry(content, is_page=False)
    return read.with_values(filled(read.values, answers, collection.fields)).content


def test_every_data_file_that_has_a_name_here_is_offered() -> None:
    assert [one.source for one in OFFERED] == [*DATA]


@pytest.mark.parametrize("collection", OFFERED, ids=lambda collection: collection.name)
def test_a_form_that_was_not_changed_changes_nothing(collection: Collection) -> None:
    content = (CONTENT / collection.source).read_bytes()
    answers = shown(entry(content, is_page=False).values, collection.fields)
    assert saved(collection, content, answers) == content


@pytest.mark.parametrize("collection", OFFERED, ids=lambda collection: collection.name)
def test_one_answer_in_one_entry_changes_one_line(collection: Collection) -> None:
    content = (CONTENT / collection.source).read_bytes()
    answers = shown(entry(content, is_page=False).values, collection.fields)
    for number in (0, len(answers[collection.key]) // 2, -1):
        new = copy.deepcopy(answers)
        row = new[collection.key][number]
        key = next(key for key in row if isinstance(row[key], str))
        row[key] = "Changed: here"
        before = Counter(content.split(b"\n"))
        after = Counter(saved(collection, content, new).split(b"\n"))
        assert ((after - before).total(), (before - after).total()) == (1, 1)


def test_what_is_wrong_is_told_with_the_name_of_its_entry(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "references.yaml"
    file.write_text("references:\n- id: one-2020-x\n  title: One\n  kind: trial\n", encoding="utf-8")
    repository = Repository(tmp_path, collections(tmp_path, FILES))
    (offered,) = (one for one in repository.collections if one.is_data)
    ((message, remedy),) = offered.faults({"references": [{"id": "x", "title": "One", "kind": "trail"}]})
    assert message.startswith("“One”: “kind” cannot be used as it stands (it says “trail”)")
    assert message.endswith("Did you mean “trial”?")
    assert remedy == "Correct the value or remove the line."
    with pytest.raises(Refused, match="data/claims"):
        Saving(repository).save([{"path": "data/claims.yaml", "operation": "update", "content": "e30="}], "")
