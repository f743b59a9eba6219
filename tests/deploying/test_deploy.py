"""A published site is brought to its target by the tasks, looked at as readers see it, and taken back."""

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tiny_project import TinyProject

PUBLISH = ("-c", "import sys; from carepress.building import publish; sys.exit(publish())")
SETTINGS = 'CAREPRESS = CAREPRESS | {{"deploy": {{"to": "site", "patience": 0, **{more!r}}}}}'


@pytest.fixture
def site(project: TinyProject) -> Iterator[TinyProject]:
    """A project whose target is the folder `site`, which a server on this machine serves to readers."""
    handler = partial(Quiet, directory=str(project.folder / "site" / "current"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        project.add(f'SITEURL = "http://127.0.0.1:{server.server_port}"')
        configure(project)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield project
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def configure(project: TinyProject, **more: object) -> None:
    """Name the target in the settings, and whatever else is to be said of deploys."""
    project.add(SETTINGS.format(more=more))


def write(project: TinyProject, name: str, text: str) -> None:
    """Write an article."""
    project.write({f"content/articles/{name}.md": f"---\ntitle: {name.title()}\ndate: 2025-01-02\n---\n\n{text}\n"})


def publish(project: TinyProject) -> str:
    """Publish, and return the id of the release."""
    done = project.run(*PUBLISH)
    assert done.returncode == 0, done.stderr
    return str(json.loads((project.folder / "output" / "release.json").read_text())["id"])


def ask(project: TinyProject, call: str, status: int = 0) -> str:
    """Call one of the tasks, and return all that it says."""
    done = project.run("-c", f"import sys; from carepress.deploying import task; sys.exit(task.{call})")
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    assert "Traceback" not in said
    return said


def deploy(project: TinyProject, status: int = 0, **options: object) -> str:
    """Deploy, and return all that the task says."""
    given = {"to": "", "dry_run": False, "yes": False, "verify": False, "index_now": False} | options
    return ask(project, f"deploy(**{given!r})", status)


def served(project: TinyProject, path: str) -> bytes:
    return (project.folder / "site" / "current" / path).read_bytes()


def test_a_site_is_deployed_looked_at_and_taken_back(site: TinyProject) -> None:
    first = publish(site)
    said = deploy(site)
    assert f"leads readers to release {first} now" in said
    assert "Readers get it" in said
    write(site, "sleep", "Better nights.")
    second = publish(site)
    said = deploy(site)
    assert "changed  /sleep/" in said
    assert b"Better nights" in served(site, "sleep/index.html")

    said = ask(site, "releases('')")
    assert said.index(second) < said.index(first)
    assert "readers see this" in said.split(second)[1].splitlines()[0]
    said = ask(site, "changed(('', ''), '')")
    assert "-Good nights." in said
    assert "+Better nights." in said

    said = ask(site, "rollback('', '', yes=False)")
    assert f"rollback --id {second}" in said
    assert b"Good nights" in served(site, "sleep/index.html")
    assert "rolled back to" in ask(site, "releases('')")
    ask(site, f"rollback('{second[:6]}', '', yes=False)")
    assert b"Better nights" in served(site, "sleep/index.html")


def test_a_dry_run_shows_what_would_change_and_changes_nothing(site: TinyProject) -> None:
    publish(site)
    said = deploy(site, dry_run=True)
    assert "new   /sleep/" in said
    assert not (site.folder / "site").exists()


def test_the_same_release_again_changes_nothing_and_mends_what_somebody_changed_there(site: TinyProject) -> None:
    publish(site)
    deploy(site)
    page = site.folder / "site" / "current" / "sleep" / "index.html"
    page.write_bytes(b"by hand")
    assert "No page changes." in deploy(site)
    assert b"Good nights" in page.read_bytes()
    assert ask(site, "releases('')").count("readers see this") == 1


def test_readers_who_do_not_get_what_was_deployed_are_told_of(site: TinyProject) -> None:
    publish(site)
    deploy(site)
    (site.folder / "site" / "current" / "sleep" / "index.html").write_bytes(b"by hand")
    said = deploy(site, status=1, verify=True)
    assert "/sleep/ is not the one that was deployed" in said
    assert "./invoke rollback" in said


def test_a_host_that_is_not_there_is_told_with_its_address(site: TinyProject) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        site.add(f'SITEURL = "http://127.0.0.1:{closed_soon.getsockname()[1]}"')
    publish(site)
    said = deploy(site, status=1)
    assert "does not answer" in said
    assert "Readers do not get what was deployed" in said


def test_many_removed_pages_stop_a_deploy_until_somebody_says_yes(site: TinyProject) -> None:
    configure(site, most_removed=1)
    site.add("WITH_FUTURE_DATES = True")
    for name in ("calm", "rest"):
        write(site, name, "For a while.")
    publish(site)
    deploy(site)
    for name in ("calm", "rest"):
        (site.folder / f"content/articles/{name}.md").unlink()
    (site.folder / "content/data/addresses.yaml").unlink()
    publish(site)
    said = deploy(site, status=1)
    assert "3 pages would be removed, more than the 1 of most_removed" in said
    assert "--yes" in said
    assert served(site, "rest/index.html")
    deploy(site, yes=True)
    assert not (site.folder / "site/current/rest").exists()


@pytest.mark.parametrize("way", ["missing", "damaged", "changed"])
def test_only_what_was_published_is_deployed(site: TinyProject, way: str) -> None:
    publish(site)
    deploy(site)
    before = served(site, "sleep/index.html")
    manifest = site.folder / "output" / "release.json"
    if way == "missing":
        manifest.unlink()
    elif way == "damaged":
        manifest.write_text(manifest.read_text()[:-40])
    else:
        (site.folder / "output" / "sleep" / "index.html").unlink()
        (site.folder / "output" / "sleep" / "index.html").write_text("by hand")
    said = deploy(site, status=1)
    assert "Run ./invoke publish" in said
    assert served(site, "sleep/index.html") == before


def test_a_number_that_has_become_too_old_since_publishing_is_not_deployed(site: TinyProject) -> None:
    publish(site)
    manifest, numbers = (site.folder / "output" / name for name in ("release.json", "helplines.json"))
    numbers.write_text(json.dumps({"helplines": [{"name": "Night line", "expires_on": "2026-01-01"}]}))
    relist(manifest, "helplines.json", numbers)
    said = deploy(site, status=1)
    assert "Night line" in said
    assert "./invoke publish" in said


def relist(manifest: Path, path: str, file: Path) -> None:
    """List a file as it is now."""
    from carepress.release import release_of
    from deploying.tiny_releases import file_of

    release = release_of(manifest.read_text())
    content = release.files | {path: file_of(path, file.read_bytes())}
    manifest.unlink()
    manifest.write_text(type(release)(content, release.site, release.commit, release.versions).text)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("rollback('', '', yes=False)", "There is no release before the one that readers see"),
        ("rollback('abc', '', yes=False)", "There is no release abc"),
        ("changed(('', ''), '')", "Nothing was deployed to site yet"),
        ("releases('nowhere:/srv')", "is no target that is known here"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(site: TinyProject, call: str, sentence: str) -> None:
    assert sentence in ask(site, call, status=1)


def test_a_target_that_nobody_has_named_is_asked_for(project: TinyProject) -> None:
    publish(project)
    said = deploy(project, status=1)
    assert "--to" in said
    assert "publishconf.py" in said


def test_search_engines_are_told_of_changed_pages_only_when_asked(site: TinyProject) -> None:
    told: list[dict[str, object]] = []

    class Engine(Quiet):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(202)
            self.end_headers()

    configure(site, index_now="a-key-of-our-own")
    publish(site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Engine) as engine:
        threading.Thread(target=engine.serve_forever, daemon=True).start()
        site.add(f'import os; os.environ["INDEXNOW_URL"] = "http://127.0.0.1:{engine.server_port}/"')
        publish(site)
        deploy(site)
        assert not told
        write(site, "sleep", "Better nights.")
        publish(site)
        said = deploy(site, index_now=True)
        engine.shutdown()
    assert "Search engines were told of" in said
    assert any(str(url).endswith("/sleep/") for url in told[0]["urlList"])  # type: ignore[attr-defined]
    location = str(told[0]["keyLocation"])
    assert location.endswith("/a-key-of-our-own.txt")
    assert served(site, "a-key-of-our-own.txt").decode().strip() == "a-key-of-our-own"
