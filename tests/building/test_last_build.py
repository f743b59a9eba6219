"""The last build: where nothing has changed nothing is done, and whatever has changed is noticed."""

import datetime
from pathlib import Path

import pytest

from carepress.building import build, publish
from tiny_project import BROKEN, SLEEP, TinyProject

NOTHING = "Nothing has changed since output was built: its 8 pages stand as they were."
EDITS = {
    "a text": {"content/articles/sleep.md": SLEEP.replace("Good", "Better")},
    "a new page": {"content/walk.md": SLEEP.replace("Sleep", "Walk")},
    "a file that is copied": {"content/files/a.txt": "A."},
    "a data file": {"content/data/wording.yaml": "words: []\n"},
    "a template": {"theme/templates/article.html": '{% extends "base.html" %}{% block main %}New{% endblock %}'},
    "a setting": {"pelicanconf.py": "\nSITENAME = 'Other'\n"},
    "a module beside the settings": {"more.py": "A = 1\n"},
    "the output": {"output/sleep/index.html": "Changed by hand."},
    "a file in the output": {"output/more.txt": "Put there."},
    "the list of addresses": {"content/data/addresses.yaml": "addresses:\n- /\n"},
}


@pytest.fixture(autouse=True)
def _own_cache(project: TinyProject) -> None:
    project.add('CACHE_PATH = ".kept"')
    project.add_theme()


def test_where_nothing_has_changed_nothing_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert build() == 0
    before, first = moments(), capsys.readouterr()
    assert build() == 0
    again = capsys.readouterr()
    assert again.out.startswith(NOTHING)
    assert again.err == first.err, "the findings are told again"
    assert moments() == before


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_has_changed_is_noticed(edit: str, project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert build() == 0
    for path, text in EDITS[edit].items():
        former = (project.folder / path).read_text() if path == "pelicanconf.py" else ""
        project.write({path: former + text})
    capsys.readouterr()
    assert build() == 0
    assert "Nothing has changed" not in capsys.readouterr().out
    assert build() == 0
    assert capsys.readouterr().out.startswith("Nothing has changed")
    assert not (project.folder / "output" / "more.txt").exists()


def test_with_another_moment_or_variable_of_the_settings_it_is_built(
    project: TinyProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project.add("import os\nSITEURL = os.environ.get('SITEURL', '')")
    for name, value in {"SITEURL": "https://example.org", "SOURCE_DATE_EPOCH": "1"}.items():
        build()
        monkeypatch.setenv(name, value)
        capsys.readouterr()
        build()
        assert "Nothing has changed" not in capsys.readouterr().out


def test_a_site_that_was_published_stands_until_something_changes(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    assert "in content/data/addresses.yaml now" in capsys.readouterr().out
    assert publish() == 0
    assert "Nothing has changed" in capsys.readouterr().out
    project.write({"content/broken.md": BROKEN})
    assert publish() == 1


def test_an_article_that_comes_later_today_is_not_forgotten(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    later = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=5)
    project.add("WITH_FUTURE_DATES = False")
    project.write({"content/soon.md": SLEEP.replace("2025-01-02", f"{later:%Y-%m-%d %H:%M}")})
    for _ in range(2):
        assert build() == 0
        assert "Nothing has changed" not in capsys.readouterr().out


def test_without_a_cache_everything_is_made_anew_and_nothing_kept(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(no_cache=True) == 0
    assert not (project.folder / ".kept").exists()
    before = moments()
    capsys.readouterr()
    assert build(no_cache=True) == 0
    assert "(texts read anew: 1, pages rendered anew: 8)" in capsys.readouterr().out
    assert not {*moments().items()} & {*before.items()}


def test_what_stays_the_same_is_the_same_file(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert build() == 0
    before = moments()
    project.write({"content/articles/sleep.md": SLEEP.replace("Good", "Better")})
    capsys.readouterr()
    assert build() == 0
    changed = {path for path, moment in moments().items() if before.get(path) != moment}
    assert "sleep/index.html" in changed
    assert not {"404.html", "robots.txt", "articles/index.html"} & changed
    assert "(texts read anew: 1, pages rendered anew: 2)" in capsys.readouterr().out, (
        "the page, and that which searches it"
    )


def moments() -> dict[str, tuple[int, int]]:
    """The files of the output, with which file each is and when it was written."""
    files = [file for file in Path("output").rglob("*") if file.is_file()]
    found = [(file.relative_to("output").as_posix(), file.stat()) for file in files]
    return {path: (status.st_ino, status.st_mtime_ns) for path, status in found}
