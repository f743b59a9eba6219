"""Hosting: the editor as a folder of files that saves in a repository."""

import json
from pathlib import Path

import pytest

import tiny_site
from carepress.browser_editor.collection import collections
from carepress.browser_editor.configuration import hosted
from carepress.browser_editor.hosting import host
from carepress.browser_editor.session import edit
from carepress.settings import Repository
from tiny_project import TinyProject

SIGN_IN = "https://sign-in.example.org/auth"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A stand-in for the editing program, in a folder as npm brings it."""
    script = "import(`../locales/de.json`); `https://unpkg.com/x`"
    files = {"npm/index.js": script, "locales/de.json": "{}", "LICENSE.txt": "MIT"}
    tiny_site.write(files, tmp_path / "program")
    return tmp_path / "program" / "npm"


@pytest.fixture
def config(content: Path) -> dict[str, object]:
    """The configuration of the small site."""
    repository = Repository(name="owner/site", branch="drafts", sign_in=SIGN_IN)
    return hosted(collections(content), repository, "content", "Tiny")


def test_it_saves_on_the_branch_of_the_repository(config: dict[str, object], program: Path, tmp_path: Path) -> None:
    assert not host(tmp_path / "editor", program, config)
    written = json.loads((tmp_path / "editor" / "config.json").read_text(encoding="utf-8"))
    assert written["backend"] == {"name": "github", "repo": "owner/site", "branch": "drafts", "base_url": SIGN_IN}
    folders = {one["name"]: (one["folder"], one["format"]) for one in written["collections"]}
    assert folders["articles"] == ("content/articles", "yaml-frontmatter")
    assert written["media_folder"] == "content/images"


def test_it_asks_itself_the_forge_and_the_service_for_signing_in(
    config: dict[str, object], program: Path, tmp_path: Path
) -> None:
    assert not host(tmp_path / "editor", program, config)
    page = (tmp_path / "editor" / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "https://api.github.com https://*.githubusercontent.com https://sign-in.example.org;" in page
    script = (tmp_path / "editor" / "program" / "index.js").read_text(encoding="utf-8")
    assert "unpkg" not in script
    assert "../locales/de.js`" in script
    assert (tmp_path / "editor" / "locales" / "de.js").read_text(encoding="utf-8") == "export default {}"


def test_a_folder_with_something_in_it_stays_as_it_is(config: dict[str, object], program: Path, tmp_path: Path) -> None:
    tiny_site.write({"editor/mine.txt": "mine"}, tmp_path)
    said = host(tmp_path / "editor", program, config)
    assert said == f"{tmp_path / 'editor'} is not empty, so it is left as it is. Name a new or an empty folder."
    assert [file.name for file in (tmp_path / "editor").iterdir()] == ["mine.txt"]


def test_without_a_repository_in_the_settings_nothing_is_written(
    project: TinyProject, program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR_PROGRAM", str(program))
    assert edit(output="editor") == 2
    assert "add “repository” to CAREPRESS in the settings" in capsys.readouterr().err
    project.add('CAREPRESS["repository"] = {"name": "owner/site"}')
    assert edit(output="editor") == 0
    assert (project.folder / "editor" / "index.html").is_file()
    assert edit(output="editor") == 1


def test_a_wrong_call_is_answered_in_one_sentence(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert project
    assert edit("none.py") == 2
    assert edit(port=70_000) == 2
    assert capsys.readouterr().err.splitlines() == [
        "There is no settings file none.py.",
        "70000 is no port: take one from 1024 to 65000.",
    ]
