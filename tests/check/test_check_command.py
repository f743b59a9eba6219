"""`python -m carepress.check FILES`: the same check for hooks, which know Python but no tasks."""

import pytest

from carepress.check import check
from carepress.check.__main__ import main
from tiny_project import BROKEN, TinyProject


@pytest.fixture
def broken(project: TinyProject) -> TinyProject:
    """A project with a page that has an error."""
    project.write({"content/articles/broken.md": BROKEN})
    return project


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("files", [[], ["content/articles/broken.md"], ["content/articles/sleep.md"]])
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_it_tells_what_the_task_tells(files: list[str], form: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = check(files, form), capsys.readouterr().out
    assert main([*files, "--format", form]) == status
    assert capsys.readouterr().out == told


def test_it_runs_as_a_module(broken: TinyProject) -> None:
    done = broken.run("-m", "carepress.check", "content/articles/broken.md", "--rule", "link-broken")
    assert done.returncode == 1
    assert done.stdout.startswith("content/articles/broken.md:6:")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--nope"], "unrecognized arguments: --nope"),
        (["content/articles/slep.md"], "Did you mean “content/articles/sleep.md”?"),
        (["--format", "jsn"], "Did you mean “json”?"),
    ],
)
def test_a_wrong_call_ends_with_2(project: TinyProject, words: list[str], sentence: str) -> None:
    done = project.run("-m", "carepress.check", *words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert not done.stdout
