"""`./invoke links --external`: a real server on this machine stands for the other sites."""

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress import pelican_settings
from carepress.desk import external_links
from carepress.desk.link_asking import Patience
from desk.web_server import WebServer, silent, web_server
from tiny_project import TinyProject, wait_until

QUICK = Patience(between=0.01, before_retry=0.01, silent=5)
OFFLINE = "No site at all could be reached. See whether this machine is online, and check again.\n"
WIND = "---\ntitle: Wind\ndate: 2025-01-02\n---\n\n[a]({0}/a), [b]({0}/none) and [c]({0}/moved).\n"
CALM = "---\ntitle: Calm\ndate: 2025-01-02\n---\n\n[a]({0}/a).\n"


@pytest.fixture
def server(project: TinyProject, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """A site, to which a project links."""
    monkeypatch.setattr(pelican_settings, "CACHE_PATH", str(project.folder / "kept"))
    with web_server({"/a": 200, "/moved": (301, "/a"), "/silent": silent}) as found:
        files = {"wind": WIND, "calm": CALM}
        project.write({f"content/articles/{name}.md": text.format(found.address) for name, text in files.items()})
        yield found


def test_what_is_not_fine_is_told_with_place_reason_and_remedy(
    server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert external_links(patience=QUICK) == 1
    here, line = server.address, WIND.format(server.address).splitlines()[5]
    broken, moved, counted = capsys.readouterr().out.splitlines()
    assert broken == (
        f"content/articles/wind.md:6:{1 + line.index(f'{here}/none')}: Broken: {here}/none – The site answers 404:"
        " there is no such page. Find where the page went, link to that, or take the link out."
    )
    assert moved == (
        f"content/articles/wind.md:6:{1 + line.index(f'{here}/moved')}: Moved for good: {here}/moved – The site says"
        f" that the page has moved for good. It leads to {here}/a. Write the new address."
    )
    assert counted == "1 broken, 1 moved for good, 1 fine."


@pytest.mark.usefixtures("server")
def test_links_of_the_given_files_alone_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert external_links(["content/articles/calm.md"], patience=QUICK) == 0
    assert capsys.readouterr().out == "1 fine.\n"


def test_programs_are_told_every_link_with_its_places(server: WebServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert external_links(format="json", patience=QUICK) == 1
    found = {re.sub(r".*/", "", row["address"]): row for row in json.loads(capsys.readouterr().out)["links"]}
    assert {name: row["standing"] for name, row in found.items()} == {"a": "fine", "none": "broken", "moved": "moved"}
    assert [place["source"] for place in found["a"]["places"]] == [
        "content/articles/calm.md",
        "content/articles/wind.md",
    ]
    assert found["moved"]["leads_to"] == f"{server.address}/a"


@pytest.mark.usefixtures("project")
def test_a_site_without_such_links_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert external_links() == 0
    assert capsys.readouterr().out == "There is no link to another site.\n"


def test_where_no_site_can_be_reached_it_says_so_and_does_not_pass(
    server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.shutdown()
    server.socket.close()
    assert external_links(patience=QUICK) == 1
    assert capsys.readouterr().out == "3 not reached. " + OFFLINE


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"against": "main"}, "--against tells what changed among automatic links"),
        ({"format": "jsn"}, "Did you mean “json”?"),
        ({"files": ["content/none.md"]}, "There is no file content/none.md."),
        ({"settings": "none.py"}, "There is no settings file none.py"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(
    given: dict[str, str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert external_links(**given) == 2  # type: ignore[arg-type]  # arguments by their names
    said = capsys.readouterr()
    assert (said.out, words in said.err, said.err.count("\n")) == ("", True, 1)


def test_a_site_that_cannot_be_built_is_told(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    project.add("CAREPRESS = 3")
    assert external_links() == 1
    assert "CAREPRESS" in capsys.readouterr().err


def test_ctrl_c_ends_it_at_once_and_what_is_known_is_kept(project: TinyProject, server: WebServer) -> None:
    code = (
        "import sys; from carepress import pelican_settings; pelican_settings.CACHE_PATH = 'kept';"
        "from carepress.desk import external_links; sys.exit(external_links())"
    )
    with project.start("-c", code) as process:
        wait_until((project.folder / "kept" / "desk" / "links.json").exists)
        wait_until(lambda: server.asked("/a"))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert "Stopped. What was asked is kept" in err
    assert "Traceback" not in err
    assert out.endswith(".\n")
    assert Path("kept/desk/links.json").is_file()
