"""What Pelican only writes to its log, and would build on without."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress import pelican_log
from carepress.finding import Finding
from carepress.pelican_log import PelicanLog
from tiny_project import TinyProject

NAME = "pelican.tried_here"


@pytest.fixture
def log() -> Iterator[PelicanLog]:
    """A log of its own, attached."""
    own, logger = PelicanLog(), logging.getLogger(NAME)
    logger.addHandler(own)
    yield own
    logger.removeHandler(own)


def only(log: PelicanLog) -> Finding:
    (found,) = log.take()
    return found


def test_an_error_becomes_a_finding_once(log: PelicanLog) -> None:
    logging.getLogger(NAME).error("Skipping %s:\n  it is odd.", "/content/sleep.md")
    found = only(log)
    assert (found.source, found.rule, found.severity) == ("/content/sleep.md", "pelican-error", "error")
    assert found.message == "Pelican says: Skipping /content/sleep.md: it is odd."
    assert log.take() == []


def test_a_warning_is_left_to_the_log_unless_a_file_was_not_copied(log: PelicanLog) -> None:
    logging.getLogger(NAME).warning("Locale could not be set.")
    assert log.take() == []
    logging.getLogger(NAME).warning("A problem occurred copying file %s to %s; %s", "/a.png", "/b.png", "why")
    assert only(log).source == "/a.png"


def test_what_has_no_place_is_about_the_settings(log: PelicanLog, tmp_path: Path) -> None:
    log.begin(tmp_path / "pelicanconf.py")
    logging.getLogger(NAME).error("Cannot load plugin `%s`\n%s", "sitemap", ImportError("no such thing"))
    found = only(log)
    assert (found.source, found.rule) == (str(tmp_path / "pelicanconf.py"), "plugin-missing")
    assert "“sitemap”" in found.message
    assert "no such thing" in found.message


def test_a_file_that_was_left_out_is_named_with_the_code_that_failed(log: PelicanLog) -> None:
    def read() -> None:
        raise KeyError("title")

    try:
        read()
    except KeyError:
        logging.getLogger(NAME).error("Could not process %s", "articles/sleep.md")  # noqa: TRY400  As Pelican does
    found = only(log)
    assert found.source == "articles/sleep.md"
    assert "test_pelican_log.py, line" in found.message
    assert "KeyError: 'title'" in found.message


def test_it_is_attached_once() -> None:
    pelican_log.attach()
    pelican_log.attach()
    assert logging.getLogger("pelican").handlers.count(pelican_log.PELICAN_LOG) == 1


@pytest.mark.parametrize("option", ["-v", "-q"])
def test_a_missing_plugin_blocks_publishing_however_quiet_pelican_is(project: TinyProject, option: str) -> None:
    project.add('PLUGINS = ["carepress.spellig", *PLUGINS]')
    ended = project.pelican("publishconf.py", option)
    assert ended.returncode == 1
    assert "error plugin-missing: The plugin “carepress.spellig”" in ended.stderr
    assert not (project.folder / "output").exists()


def test_a_plugin_that_cannot_be_registered_is_named_with_its_line(project: TinyProject) -> None:
    project.add_plugin("def register():\n    raise RuntimeError('not today')\n")
    ended = project.pelican("publishconf.py", "-q")
    assert ended.returncode == 1
    assert "own/own_plugin.py:2:1: error plugin-missing" in ended.stderr
    assert "RuntimeError: not today." in ended.stderr


def test_a_file_that_a_plugin_fails_on_is_not_left_out_silently(project: TinyProject) -> None:
    project.add_plugin(
        "from pelican import signals\n\n\n"
        "def fail(generator):\n    raise RuntimeError('not today')\n\n\n"
        "def register():\n    signals.article_generator_preread.connect(fail)\n"
    )
    ended = project.pelican("publishconf.py", "-q")
    assert ended.returncode == 1
    assert "content/articles/sleep.md:1:1: error pelican-error" in ended.stderr
    assert "own/own_plugin.py, line 5: RuntimeError: not today." in ended.stderr


def test_the_preview_goes_on_without_and_without_noise_about_feeds(project: TinyProject) -> None:
    project.add('PLUGINS = ["nowhere", *PLUGINS]')
    ended = project.pelican("pelicanconf.py")
    assert ended.returncode == 0
    assert "error plugin-missing" in ended.stderr
    assert (project.folder / "output" / "sleep" / "index.html").is_file()
    assert "Feeds generated without" not in ended.stdout + ended.stderr
