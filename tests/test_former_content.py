"""Former content: what git remembers of the content folder, told without changing anything."""

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from carepress.former_content import (
    FileChange,
    Unknown,
    changed_files,
    check_out,
    former_text,
    last_tag,
    tree,
    versions,
)
from tiny_project import TinyProject

CONTENT = Path("content")


def git(project: TinyProject, *words: str, on: str = "2025-03-01") -> None:
    who = {f"GIT_{role}_{what}": "t@t" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{on}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *words], cwd=project.folder, check=True, env=os.environ | who | when)


def commit(project: TinyProject, on: str) -> None:
    git(project, "add", ".", on=on)
    git(project, "commit", "-qm", "Change", on=on)


@pytest.fixture
def kept(project: TinyProject) -> TinyProject:
    """A project with two commits of content and one of something else."""
    git(project, "init", "-q")
    commit(project, "2025-03-01")
    project.write({"content/articles/wind größer.md": "---\ntitle: Wind\n---\n\nIt blows.\n"})
    commit(project, "2025-04-01")
    project.write({"notes.txt": "x"})
    commit(project, "2025-05-01")
    return project


@pytest.mark.usefixtures("kept")
def test_versions_are_the_commits_that_changed_the_content_the_oldest_first() -> None:
    found = versions(CONTENT)
    assert [version.at.date() for version in found] == [datetime.date(2025, 3, 1), datetime.date(2025, 4, 1)]
    assert tree(CONTENT, found[0].commit) != tree(CONTENT, found[1].commit) == tree(CONTENT, "HEAD")


def test_each_kind_of_change_is_told_saved_or_not(kept: TinyProject) -> None:
    kept.write({"content/articles/rain.md": "New.\n", "content/pages/sun.md": "S\n" * 30})
    commit(kept, "2025-06-01")
    since = "HEAD"
    (kept.folder / "content/pages/sun.md").rename(kept.folder / "content/pages/moon.md")
    git(kept, "add", ".")
    (kept.folder / "content/articles/rain.md").unlink()
    kept.write({"content/articles/wind größer.md": "It blows.\nHard.\n", "content/articles/snow ü.md": "Soft.\n"})
    assert changed_files(CONTENT, since) == (
        FileChange("D", "articles/rain.md", "articles/rain.md", 0, 1),
        FileChange("A", "articles/snow ü.md", "articles/snow ü.md"),
        FileChange("M", "articles/wind größer.md", "articles/wind größer.md", 1, 4),
        FileChange("R", "pages/moon.md", "pages/sun.md", 30, 0),
    )
    assert former_text(CONTENT, since, "articles/rain.md") == "New."


def test_the_last_tag_is_the_newest_that_the_present_rests_on(kept: TinyProject) -> None:
    assert last_tag(CONTENT) == ""
    git(kept, "tag", "one", "HEAD~1")
    git(kept, "tag", "two", "HEAD")
    git(kept, "reset", "-q", "--hard", "HEAD~1")
    assert last_tag(CONTENT) == "one"


@pytest.mark.usefixtures("project")
def test_without_a_repository_it_says_so() -> None:
    with pytest.raises(Unknown, match="content is in no git repository"):
        versions(CONTENT)


def test_without_a_commit_it_says_so(project: TinyProject) -> None:
    git(project, "init", "-q")
    with pytest.raises(Unknown, match="git has no commits yet"):
        versions(CONTENT)


@pytest.mark.usefixtures("kept")
def test_without_git_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unknown, match="needs git"):
        versions(CONTENT)


def test_content_is_written_out_as_it_was(kept: TinyProject, tmp_path: Path) -> None:
    first = versions(CONTENT)[0]
    kept.write({"content/articles/sleep.md": "Changed.\n"})
    former = check_out(CONTENT, first.commit, tmp_path)
    assert [file.name for file in former.rglob("*.md")] == ["sleep.md"]
    assert "Good nights." in (former / "articles/sleep.md").read_text()
