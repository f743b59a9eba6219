"""`./invoke preview`, as an editor lives with it: real saves, real requests."""

import os
import re
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tiny_project
from carepress.preview import serve
from preview.previews import SCRIPT, Preview
from tiny_project import BROKEN, SLEEP, TinyProject, wait_until

Spoil = Callable[[str, str], None]

HELD = """
import time
from pathlib import Path

from pelican import signals

def hold(_):
    while Path("hold").exists():
        time.sleep(0.02)
    print("held by nothing", flush=True)

def register():
    signals.initialized.connect(hold)
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of one article with a theme and a plugin of its own; each test leaves it as it was."""
    project = tiny_project.made(tmp_path_factory.mktemp("preview") / "project")
    project.add_theme()
    project.add_plugin("def register():\n    pass\n")
    found = Preview(project)
    found.shows("Good nights.")
    yield found
    found.end()


@pytest.fixture
def spoil(preview: Preview) -> Iterator[Spoil]:
    """A function that changes a file until the test ends; by then all is well again."""
    former = dict[Path, str]()

    def change(path: str, text: str) -> None:
        file = preview.project.folder / path
        former[file] = file.read_text()
        file.write_text(text)

    yield change
    for file, text in former.items():
        file.write_text(text)
    preview.shows("Good nights.")


def test_the_first_line_says_the_address(preview: Preview) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/ shows the site\. Ctrl\+C ends it\.\n", preview.lines[0])
    preview.says("Built 8 pages in ")


def test_pages_are_served_with_the_script_and_without_being_kept(preview: Preview) -> None:
    with preview.open("/sleep/") as response:
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert SCRIPT in response.read().decode()
        style = re.search(r'href="(/assets/[0-9a-f]{12}/site\.css)"', preview.get()[1])
    assert style
    with preview.open(style[1]) as response:
        assert "immutable" in response.headers["Cache-Control"]
    with preview.open("/sleep/", method="HEAD") as response:
        assert response.status == 200
        assert response.read() == b""
    for page in (preview.project.folder / ".preview").rglob("*.html"):
        assert SCRIPT not in page.read_text()


def test_what_is_not_there_gets_the_sites_own_page(preview: Preview) -> None:
    status, text = preview.get("/nowhere/")
    assert status == 404
    assert "<main" in text


def listening(preview: Preview, page: str) -> list[str]:
    """The versions of a page as they are told, in a list that grows."""
    versions = list[str]()

    def listen() -> None:
        with preview.open(f"/-/changes?page={page}") as changes:
            versions.extend(line.decode() for line in changes if line.startswith(b"data:"))

    threading.Thread(target=listen, daemon=True).start()
    wait_until(lambda: versions)
    return versions


def test_a_save_is_shown_and_told_to_open_pages(preview: Preview, spoil: Spoil) -> None:
    versions = listening(preview, "/sleep/")
    spoil("content/articles/sleep.md", SLEEP.replace("Good nights.", "Better nights."))
    wait_until(lambda: len(versions) > 1)
    assert "Better nights." in preview.get()[1]
    assert versions[0] != versions[1]
    preview.says("content/articles/sleep.md changed: building …")


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere processes cannot be copied safely")
def test_a_changed_text_is_shown_while_the_site_is_still_being_built(preview: Preview, spoil: Spoil) -> None:
    hold, article = preview.project.folder / "hold", preview.project.folder / "content" / "articles" / "sleep.md"
    spoil("own/own_plugin.py", HELD)
    preview.says("held by nothing")
    versions = listening(preview, "/sleep/")
    wait_until(lambda: len(versions) == 2)
    hold.touch()
    spoil("content/articles/sleep.md", SLEEP.replace("Good", "Better"))
    preview.shows("Better nights.")
    article.write_text(SLEEP.replace("Good nights.", "[Best nights.](nowhere.md)"))
    preview.shows("leads to no page")
    assert "Best nights." in preview.get()[1]
    wait_until(lambda: len(versions) >= 4)
    told = len(versions)
    hold.unlink()
    # Two sites are built now, the first begun before the last save; neither has anything new to say on this page.
    wait_until(lambda: len(versions) >= told + 2)
    assert {*versions[told:]} == {versions[told - 1]}


def test_a_new_page_appears_and_a_deleted_one_is_gone(preview: Preview) -> None:
    file = preview.project.folder / "content" / "walk.md"
    file.write_text("---\ntitle: Walk\ndate: 2025-01-02\n---\n\nOut.\n")
    preview.shows("Out.", "/walk/")
    file.unlink()
    preview.shows("", "/walk/", status=404)


def test_findings_stand_in_the_terminal_and_on_the_page(preview: Preview, spoil: Spoil) -> None:
    spoil("content/articles/sleep.md", SLEEP + BROKEN.partition("---\n\n")[2])
    preview.shows("leads to no page")
    preview.says("content/articles/sleep.md:7:")


def test_settings_plugins_and_data_take_effect(preview: Preview, spoil: Spoil) -> None:
    settings = (preview.project.folder / "pelicanconf.py").read_text()
    spoil("pelicanconf.py", settings.replace('"Tiny"', '"Tinier"'))
    preview.shows("Tinier")
    spoil("own/own_plugin.py", "def register():\n    print('own plugin speaks', flush=True)\n")
    preview.says("own plugin speaks")
    data = preview.project.folder / "content" / "data" / "strategies.yaml"
    data.parent.mkdir()
    data.write_text("strategies: wrong\n")
    preview.says("content/data/strategies.yaml:1:")
    data.unlink()


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("theme/templates/article.html", "\n{{ page.nothing }}", "theme/templates/article.html, line 2"),
        ("theme/templates/base.html", "{% if %}", "theme/templates/base.html, line 1"),
        ("own/own_plugin.py", "x = (\n", "own/own_plugin.py, line 1"),
        ("pelicanconf.py", "import nowhere\n", "pelicanconf.py, line 1"),
        ("pelicanconf.py", "SITENAME = 'Empty'\n", "PLUGINS in the settings leaves out carepress.writing"),
        ("own/own_plugin.py", "import os\n\nos._exit(7)\n", "ended with status 7"),
    ],
)
def test_what_fails_is_named_the_last_good_site_stays_and_the_next_save_mends_it(
    path: str, text: str, place: str, preview: Preview, spoil: Spoil
) -> None:
    spoil(path, text)
    preview.shows(place, status=500)
    assert SCRIPT in preview.get()[1]
    assert preview.get("/graph.json")[0] == 200
    preview.says("The next save tries again.")
    # A slow machine may notice one save twice, and show what failed anew.
    wait_until(lambda: [preview.get(path)[0] for path in ("/-/last-good/sleep/", "/sleep/")] == [200, 200])


def test_a_taken_port_is_passed_over_and_said(project: TinyProject) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = Preview(project, port)
        assert f" Port {port} is taken. " in found.lines[0]
        assert not found.lines[0].startswith(f"http://127.0.0.1:{port}/")
        found.end()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to whole groups only")
def test_ctrl_c_ends_it_quietly(project: TinyProject) -> None:
    found = Preview(project)
    found.shows("Good nights.")
    assert found.end(signal.SIGINT) == 0
    assert "Traceback" not in "".join(found.lines)
    assert not [*(project.folder / ".preview").iterdir()]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to whole groups only")
def test_ctrl_c_during_a_build_ends_it_quietly(by: signal.Signals, project: TinyProject) -> None:
    project.add_plugin(
        "import time\nfrom pathlib import Path\n\n\ndef register():\n    Path('begun').touch()\n    time.sleep(600)\n"
    )
    found = Preview(project)
    assert found.get()[0] == 503
    wait_until((project.folder / "begun").exists)
    assert found.end(by) == 0
    assert "Traceback" not in "".join(found.lines)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ({"content": "nope"}, "There is no folder nope."),
        ({"content": "empty"}, "There is no Markdown file in empty, so there is nothing to show."),
        ({"settings_file": "nope.py"}, "There is no settings file nope.py."),
        ({"port": 70_000}, "70000 is no port"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    call: dict[str, str], sentence: str, project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write({"empty/notes.txt": "x"})
    assert serve(**call) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert len((said.out + said.err).splitlines()) == 1


def test_settings_for_publishing_are_shown_as_a_preview(project: TinyProject) -> None:
    """Under their own address the links would lead nowhere here, and an error would end every build."""
    project.add('SITEURL = "https://example.org/repo"\nCAREPRESS |= {"mode": "publish"}')
    project.write({"content/articles/sleep.md": SLEEP + BROKEN.partition("---\n\n")[2]})
    found = Preview(project)
    found.shows("leads to no page")
    assert "example.org" not in found.get()[1]
    assert os.fspath(project.folder) not in found.lines[0]
    found.end()
