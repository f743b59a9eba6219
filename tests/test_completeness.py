"""Whether every file that was meant to be written stands in the output."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import tiny_site
from carepress.completeness import MARK, is_free, sentence, unwritten
from conftest import BuildSite
from tiny_project import SLEEP, TinyProject

WHOLE = {"index.html": "abc", "feed.xml": "<feed>"}


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (WHOLE, []),
        ({"index.html": "abc"}, ["feed.xml"]),
        (WHOLE | {"index.html": "ab"}, ["index.html"]),
        (WHOLE | {"feed.xml": ""}, ["feed.xml"]),
        ({}, ["feed.xml", "index.html"]),
    ],
)
def test_files_that_are_missing_cut_short_or_empty_are_found(
    there: Mapping[str, str], expected: list[str], tmp_path: Path
) -> None:
    tiny_site.write(there, tmp_path)
    assert sorted(unwritten(tmp_path, {"index.html": 3, "feed.xml": None})) == expected


def test_a_sentence_names_one_file_and_counts_the_others() -> None:
    assert "b.html could not" in sentence(["b.html"])
    assert "a.html and 2 more could not" in sentence(["c.html", "b.html", "a.html"])


def test_only_folders_that_are_empty_or_that_a_build_made_are_free(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    assert is_free(folder)
    folder.mkdir()
    assert is_free(folder)
    (folder / "thesis.txt").write_text("Years of work.")
    assert not is_free(folder)
    assert not is_free(folder / "thesis.txt")
    (folder / MARK).write_text("")
    assert is_free(folder)


def test_plain_pelican_marks_its_output_as_replaceable_unless_others_files_are_in_it(build_site: BuildSite) -> None:
    assert (build_site({"sleep.md": SLEEP}).output / MARK).is_file()


def test_plain_pelican_does_not_mark_a_folder_with_others_files(project: TinyProject) -> None:
    project.write({"output/thesis.txt": "Years of work."})
    assert project.pelican("pelicanconf.py").returncode == 0
    assert not (project.folder / "output" / MARK).exists()


def test_a_link_to_nothing_among_pictures_is_told(project: TinyProject) -> None:
    (project.folder / "content" / "images").mkdir()
    (project.folder / "content" / "images" / "face.png").symlink_to("nowhere.png")
    ended = project.pelican("publishconf.py")
    assert ended.returncode == 1
    assert "content/images/face.png:1:1: error file-unreadable" in ended.stderr
    assert project.pelican("pelicanconf.py").returncode == 0


def test_an_empty_picture_is_an_advice(build_site: BuildSite) -> None:
    built = build_site({"sleep.md": SLEEP, "images/face.png": ""})
    assert built.finding("file-empty").severity == "advice"


SPOILED = "\n\n\ndef spoil(pelican):\n    {}\n\n\ndef register():\n    signals.finalized.connect(spoil)\n"


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
@pytest.mark.parametrize("spoiling", ["unlink()", "write_text('')"])
def test_a_page_that_is_gone_at_the_end_of_a_run_ends_it(settings: str, spoiling: str, project: TinyProject) -> None:
    act = f"Path(pelican.output_path, 'sleep/index.html').{spoiling}"
    project.add_plugin("from pathlib import Path\nfrom pelican import signals" + SPOILED.format(act))
    ended = project.pelican(settings)
    assert ended.returncode == 1
    assert "The site is not complete: sleep/index.html could not be written whole." in ended.stderr


def test_an_error_that_comes_while_writing_blocks_publishing(project: TinyProject) -> None:
    act = "logging.getLogger('pelican.own').error('The index could not be made.')"
    project.add_plugin("import logging\nfrom pelican import signals" + SPOILED.format(act))
    assert project.pelican("pelicanconf.py").returncode == 0
    ended = project.pelican("publishconf.py", "-q")
    assert ended.returncode == 1
    assert "error pelican-error: Pelican says: The index could not be made." in ended.stderr
    assert "must not be published" in ended.stderr
