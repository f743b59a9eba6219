"""`./invoke build` and `./invoke publish`: the whole site, or the last good one."""

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress import progress
from carepress.building import build, publish
from carepress.building.replacement import Replacement
from small_disk import small_disk
from tiny_project import BROKEN, SLEEP, TinyProject

BUILD = "from carepress.building import build; raise SystemExit(build())"


def test_a_site_is_built_and_told_in_one_sentence(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert build() == 0
    said = capsys.readouterr()
    assert said.out.startswith("Built 8 pages into output (")
    assert len(said.out.splitlines()) == 1
    assert "pelicanconf.py:1:1: advice publisher-fact-missing" in said.err
    assert {"index.html", "sleep/index.html", "404.html", "feed.xml", "graph.json"} <= {*project.output()}


def test_another_content_folder_can_be_named(project: TinyProject) -> None:
    project.write({"notes/walk.md": "---\ntitle: Walk\ndate: 2025-01-02\n---\n\nOut.\n"})
    assert build(output="public", content="notes") == 0
    assert "walk/index.html" in project.output("public")
    assert "sleep/index.html" not in project.output("public")


def test_a_deleted_article_disappears(project: TinyProject) -> None:
    project.write({"content/walk.md": "---\ntitle: Walk\ndate: 2025-01-02\n---\n\nOut.\n"})
    assert build() == 0
    assert "walk/index.html" in project.output()
    (project.folder / "content" / "walk.md").unlink()
    assert build() == 0
    assert "walk/index.html" not in project.output()


def test_publish_refuses_with_every_error_and_leaves_the_last_site(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    before = project.output()
    project.write({"content/broken.md": BROKEN, "content/empty.md": ""})
    assert publish() == 1
    told = capsys.readouterr().err
    assert "content/broken.md:6:" in told
    assert "error link-broken" in told
    assert "content/empty.md:1:1: error" in told
    assert "Nothing was published: mend the errors above first. output stands as it was." in told
    assert project.output() == before
    assert build() == 0


def test_publish_lists_the_addresses_that_readers_were_given(
    project: TinyProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    project.write({"content/articles/later.md": SLEEP.replace("---\n\n", "status: draft\n---\n\n")})
    assert publish() == 0
    listed = (project.folder / "content/data/addresses.yaml").read_bytes()
    assert b"addresses:\n- /sleep/\n" in listed
    assert b"later" not in listed
    assert "1 new address stands in content/data/addresses.yaml now" in capsys.readouterr().out
    assert publish() == 0
    assert (project.folder / "content/data/addresses.yaml").read_bytes() == listed
    assert "address" not in capsys.readouterr().out
    (project.folder / "content/articles/sleep.md").rename(project.folder / "content/articles/nap.md")
    assert publish() == 1
    assert "address-lost" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["-q"]])
def test_plain_pelican_refuses_to_publish_too(project: TinyProject, options: list[str]) -> None:
    assert project.pelican("publishconf.py", *options).returncode == 0
    project.write({"content/broken.md": BROKEN, "content/empty.md": ""})
    ended = project.pelican("publishconf.py", *options)
    assert ended.returncode == 1
    assert {"error link-broken", "error page-empty"} <= set(_rules(ended.stderr))


def _rules(said: str) -> Iterator[str]:
    yield from (" ".join(line.split(" ")[1:3]).rstrip(":") for line in said.splitlines())


@pytest.mark.parametrize(
    ("spoiled", "place"),
    [
        ("pelicanconf.py", "pelicanconf.py:"),
        ("theme/templates/article.html", "theme/templates/article.html:2:1: error build-failed"),
        ("theme/labels/en.yaml", "error build-failed"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_last_site_stays(
    spoiled: str, place: str, project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project.add_theme()
    assert build() == 0
    before = project.output()
    file = project.folder / spoiled
    file.write_text("{{ nothing.at_all( \n" + file.read_text())
    assert build() == 1
    assert place in capsys.readouterr().err
    assert project.output() == before


def test_a_missing_template_is_not_replaced_by_pelicans_own(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project.add_theme()
    (project.folder / "theme" / "templates" / "article.html").unlink()
    assert build() == 1
    assert "article" in capsys.readouterr().err


def test_settings_mistakes_are_told_all_at_once(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    project.add('CAREPRESS |= {"tagliine": "x", "list_length": "many"}')
    assert build() == 1
    told = capsys.readouterr().err
    line = len((project.folder / "pelicanconf.py").read_text().splitlines())
    assert f"pelicanconf.py:{line}:15: error build-failed: " in told
    assert f"pelicanconf.py:{line}:32: error build-failed: " in told
    assert "Did you mean “tagline”?" in told
    assert "list_length" in told


@pytest.mark.parametrize(
    ("call", "status", "sentence"),
    [
        ({"settings": "nope.py"}, 2, "There is no settings file nope.py."),
        ({"content": "nope"}, 2, "There is no folder nope."),
        ({"output": "content"}, 1, "content holds files that no build of this project made"),
        ({"output": "content/output"}, 1, "which it is built from"),
        ({"output": ".."}, 1, ".. holds files"),
        ({"output": "pelicanconf.py"}, 1, "pelicanconf.py is a file"),
    ],
)
def test_a_wrong_call_changes_nothing(
    call: dict[str, str], status: int, sentence: str, project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.output(".")
    assert build(**call) == status
    assert sentence in capsys.readouterr().err
    assert {path for path in project.output(".") if not path.endswith("-lock")} == {*before}


def test_a_content_folder_that_the_settings_name_and_that_is_not_there_is_told_plainly(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project.add('PATH = "contents"')
    assert build() == 1
    assert "The content folder, PATH in the settings, does not exist." in capsys.readouterr().err


def test_a_folder_without_any_markdown_is_not_published(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.folder / "content" / "articles" / "sleep.md").unlink()
    assert publish() == 1
    assert "error nothing-to-publish" in capsys.readouterr().err


def test_two_builds_give_the_same_bytes(project: TinyProject) -> None:
    """Articles of one day would change places with the hashes of their names."""
    project.write({f"content/a{n}.md": f"---\ntitle: A {n}\ndate: 2025-01-02\n---\n\nText.\n" for n in range(9)})
    outputs = []
    for seed in ("1", "2"):
        assert project.run("-c", BUILD, PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH="1700000000").returncode == 0
        outputs.append(project.output())
    assert outputs[0] == outputs[1]


def test_a_site_without_articles_has_no_feed_that_would_bear_the_time_of_the_build(project: TinyProject) -> None:
    (project.folder / "content" / "articles" / "sleep.md").unlink()
    project.write({"content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n"})
    assert build() == 0
    assert "feed.xml" not in project.output()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills at once")
def test_a_build_that_is_killed_leaves_the_last_site(project: TinyProject) -> None:
    project.add_plugin(
        "import os, signal\nfrom pelican import signals\n\n\n"
        "def die(*_, **__):\n"
        "    if os.environ.get('DIE_AT'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n\n\n"
        "def register():\n"
        "    getattr(signals, os.environ.get('DIE_AT') or 'initialized').connect(die)\n"
    )
    assert project.run("-c", BUILD).returncode == 0
    before = project.output()
    project.write({"content/walk.md": "---\ntitle: Walk\ndate: 2025-01-02\n---\n\nOut.\n"})
    for moment in ("initialized", "all_generators_finalized", "article_writer_finalized", "finalized"):
        assert project.run("-c", BUILD, DIE_AT=moment).returncode == -signal.SIGKILL
        assert project.output() == before
    assert Replacement(project.folder / "output").fresh.is_dir()
    assert project.run("-c", BUILD).returncode == 0
    assert "walk/index.html" in project.output()
    assert not (Replacement(project.folder / "output").fresh / "walk").exists()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that is a disk of 100 kB."""
    with small_disk(tmp_path / "disk", "100k") as folder:
        yield folder


@pytest.mark.parametrize("filled", [40, 60, 90])
def test_a_full_disk_is_told_and_leaves_nothing_half(
    filled: int, disk: Path, project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    (disk / "filled").write_bytes(bytes(filled * 1024))
    assert build(output=str(disk / "output")) == 1
    told = capsys.readouterr().err
    assert "No space left on device" in told
    assert "Traceback" not in told
    assert not (disk / "output").exists()
    ended = project.run("-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(disk / "plain"))
    assert ended.returncode == 1
    assert "No space left on device" in ended.stderr


def test_a_picture_that_a_full_disk_cuts_short_is_noticed(
    disk: Path, project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pelican goes on after a file that it could not copy."""
    project.add('PLUGINS = [name for name in PLUGINS if name not in ("carepress.assets", "carepress.related")]')
    project.add_theme()
    for template in ("base.html", "home.html"):
        (project.folder / "theme" / "templates" / template).write_text("{% block main %}{% endblock %}{{ page.title }}")
    (project.folder / "content" / "images").mkdir()
    (project.folder / "content" / "images" / "face.png").write_bytes(bytes(90 * 1024))
    assert build(output=str(disk / "output")) == 1
    told = capsys.readouterr().err
    assert "content/images/face.png:1:1: error pelican-error" in told
    assert "The site is not complete: images/face.png could not be written whole." in told


@pytest.mark.usefixtures("project")
def test_how_far_a_long_build_is_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0)
    monkeypatch.setattr(progress.Console, "print", lambda _, words, **__: lines.append(words))
    assert build() == 0
    assert "Working out links and suggestions …" in lines
    assert any(re.fullmatch(r"Writing: (\d+) of \1 pages …", line) for line in lines)
