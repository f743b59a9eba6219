"""What was published is brought to its target by the tasks, looked at as readers see it, and taken back."""

import json
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping

import pytest

from carepress.deploying import task
from deploying.live_server import Quiet, answering, live
from deploying.tiny_releases import output
from tiny_project import TinyProject

SETTINGS = 'CAREPRESS = CAREPRESS | {{"deploy": {{"to": "site", "patience": 0, **{more!r}}}}}'
PAGES = {
    "index.html": b"<!doctype html><title>Home</title><link rel=stylesheet href=/assets/one/site.css>",
    "sleep/index.html": b"<!doctype html><title>Sleep</title><p>Good nights.",
    "sleep/index.md": b"# Sleep\n\nGood nights.\n",
    "404.html": b"<!doctype html><title>Nothing is here</title>",
    "assets/one/site.css": b"p { color: blue }",
}
BETTER = PAGES | {
    "sleep/index.html": b"<!doctype html><title>Sleep</title><p>Better nights.",
    "sleep/index.md": b"# Sleep\n\nBetter nights.\n",
}


class Host(Quiet):
    """Serves files, and leads readers on from `/old/` at once, as hosts do that read `_redirects`."""

    def do_GET(self) -> None:  # noqa: N802  The library names it
        """Answer with a file, or the new address."""
        if self.path != "/old/":
            super().do_GET()
            return
        self.send_response(301)
        self.send_header("Location", "/sleep/")
        self.end_headers()


class Site:
    """A project with the target `site`, and the address at which readers get what is there."""

    def __init__(self, project: TinyProject, address: str, said: Callable[[], str]) -> None:
        self.folder, self.project, self.address, self._said = project.folder, project, address, said
        self.current = self.folder / "site" / "current"
        self.configure()

    def configure(self, **more: object) -> None:
        """Name the target in the settings, and whatever else is to be said of deploys."""
        self.project.add(SETTINGS.format(more=more))

    def publish(self, files: Mapping[str, bytes], address: str = "") -> str:
        """Put an output of these files in place of the last one, and return the id of the release."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        return output(self.folder / "output", files, site=address or self.address).release.id

    def deploy(self, status: int = 0, to: str = "", **flags: bool) -> str:
        """Deploy, and return all that the task says."""
        given = {"dry_run": False, "yes": False, "verify": False, "index_now": False} | flags
        return self.ask(lambda: task.deploy(to, **given), status)

    def ask(self, call: Callable[[], int], status: int = 0) -> str:
        """Call one of the tasks, and return all that it says."""
        found = call()
        said = self._said()
        assert found == status, said
        return said


@pytest.fixture
def site(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> Iterator[Site]:
    """A project whose target is the folder `site`, which a server on this machine serves to readers."""
    with live(project.folder / "site" / "current", Host) as address:
        yield Site(project, address, lambda: "".join(capsys.readouterr()))


def releases() -> int:
    return task.releases("")


def rollback() -> int:
    return task.rollback("", "", yes=False)


def test_a_site_that_was_built_is_deployed_and_looked_at(site: Site) -> None:
    site.project.add(f'SITEURL = "{site.address}"')
    done = site.project.run("-c", "import sys; from carepress.building import publish; sys.exit(publish())")
    assert done.returncode == 0, done.stderr
    said = site.deploy()
    assert "Readers get it" in said
    assert b"Good nights" in (site.current / "sleep" / "index.html").read_bytes()


def test_what_was_deployed_is_listed_compared_and_taken_back(site: Site) -> None:
    first = site.publish(PAGES)
    said = site.deploy()
    assert f"leads readers to release {first} now" in said
    assert "Readers get it" in said
    assert "With /, the host does not send as it should: Cache-Control, Content-Security-Policy" in said
    assert "With /assets/one/site.css, the host does not send as it should: Cache-Control" in said
    second = site.publish(BETTER)
    assert "changed  /sleep/" in site.deploy()
    page = site.current / "sleep" / "index.html"
    assert b"Better nights" in page.read_bytes()

    said = site.ask(releases)
    assert said.index(second) < said.index(first)
    assert "readers see this" in said.split(second)[1].splitlines()[0]
    said = site.ask(lambda: task.changed(("", ""), ""))
    assert "-Good nights." in said
    assert "+Better nights." in said

    assert f"rollback --id {second}" in site.ask(rollback)
    assert b"Good nights" in page.read_bytes()
    assert "rolled back to" in site.ask(releases)
    site.ask(lambda: task.rollback(second[:6], "", yes=False))
    assert b"Better nights" in page.read_bytes()


def test_a_dry_run_shows_what_would_change_and_changes_nothing(site: Site) -> None:
    site.publish(PAGES)
    assert "new   /sleep/" in site.deploy(dry_run=True)
    assert not (site.folder / "site").exists()


def test_the_same_release_again_mends_what_somebody_changed_there(site: Site) -> None:
    site.publish(PAGES)
    site.deploy()
    page = site.current / "sleep" / "index.html"
    page.write_bytes(b"by hand")
    assert "No page changes." in site.deploy()
    assert b"Good nights" in page.read_bytes()
    assert site.ask(releases).count("readers see this") == 1


def test_readers_who_do_not_get_what_was_deployed_are_told_of(site: Site) -> None:
    site.publish(PAGES)
    site.deploy()
    (site.current / "sleep" / "index.html").write_bytes(b"by hand")
    said = site.deploy(status=1, verify=True)
    assert "/sleep/ is not the one that was deployed" in said
    assert "./invoke rollback" in said


def test_what_was_made_ready_for_an_upload_is_looked_for_and_not_what_is_still_there(site: Site) -> None:
    site.publish(PAGES)
    site.deploy()
    site.publish(BETTER)
    to = f"upload:ready?site={site.address}"
    assert "Let the host upload it whole" in site.deploy(to=to)
    assert "/release.json is not the one that was deployed" in site.deploy(status=1, to=to, verify=True)
    shutil.rmtree(site.current.resolve())
    shutil.copytree(site.folder / "ready", site.current.resolve())
    assert "Readers get it" in site.deploy(to=to, verify=True)


def test_a_host_that_is_not_there_is_told_with_its_address(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        nobody = f"http://127.0.0.1:{closed_soon.getsockname()[1]}"
    site.publish(PAGES, nobody)
    said = site.deploy(status=1)
    assert f"{nobody}/release.json does not answer" in said
    assert "/sleep/" not in said.partition("Readers do not get")[2]
    assert "Readers do not get what was deployed" in said


def test_readers_may_be_led_on_from_a_former_address_and_from_no_other(site: Site) -> None:
    former = PAGES | {"old/index.html": b"<!doctype html><title>It has moved</title>"}
    site.publish(former)
    assert f"{site.address}/old/ leads to {site.address}/sleep/" in site.deploy(status=1)
    site.publish(former | {"_redirects": b"/old/ /sleep/ 301!\n/old/ /sleep/ 301\n"})
    assert "Readers get it" in site.deploy()


def test_many_removed_pages_stop_a_deploy_until_somebody_says_yes(site: Site) -> None:
    site.configure(most_removed=1)
    site.publish(PAGES | {"calm/index.html": b"Calm", "rest/index.html": b"Rest"})
    site.deploy()
    site.publish(PAGES)
    said = site.deploy(status=1)
    assert "2 pages would be removed, more than the 1 of most_removed" in said
    assert "--yes" in said
    assert (site.current / "rest" / "index.html").exists()
    site.deploy(yes=True)
    assert not (site.current / "rest").exists()


@pytest.mark.parametrize("way", ["missing", "damaged", "changed"])
def test_only_what_was_published_is_deployed(site: Site, way: str) -> None:
    site.publish(PAGES)
    site.deploy()
    manifest = site.folder / "output" / "release.json"
    if way == "missing":
        manifest.unlink()
    elif way == "damaged":
        manifest.write_text(manifest.read_text()[:-40])
    else:
        (site.folder / "output" / "sleep" / "index.html").write_text("by hand")
    assert "Run ./invoke publish" in site.deploy(status=1)
    assert b"Good nights" in (site.current / "sleep" / "index.html").read_bytes()


def numbers(expires_on: str) -> Mapping[str, bytes]:
    """The open list of helplines with one that expires on a day."""
    row = {"name": "Night line", "expires_on": expires_on}
    return {"helplines.json": json.dumps({"helplines": [row]}).encode()}


def test_a_number_that_has_become_too_old_since_publishing_is_not_deployed(site: Site) -> None:
    site.publish(PAGES | numbers("2026-01-01"))
    said = site.deploy(status=1)
    assert "Night line" in said
    assert "./invoke publish" in said


def test_a_release_with_a_number_that_has_become_too_old_comes_back_only_if_somebody_insists(site: Site) -> None:
    site.publish(PAGES | numbers("2999-01-01"))
    site.deploy()
    site.publish(BETTER)
    site.deploy()
    old, ledger = site.folder / "site" / "releases", site.folder / "site" / "deployments.json"
    first = json.loads(ledger.read_text())[0]["id"]
    stale = output(site.folder / "stale", PAGES | numbers("2026-01-01"), site=site.address).release
    shutil.move(site.folder / "stale", old / stale.id)
    ledger.write_text(ledger.read_text().replace(first, stale.id))
    said = site.ask(rollback, status=1)
    assert "Night line" in said
    assert "--yes" in said
    site.ask(lambda: task.rollback("", "", yes=True))
    assert b"Good nights" in (site.current / "sleep" / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (rollback, "There is no release before the one that readers see"),
        (lambda: task.rollback("abc", "", yes=False), "There is no release abc"),
        (lambda: task.changed(("", ""), ""), "Nothing was deployed to site yet"),
        (lambda: task.releases("nowhere:/srv"), "is no target that is known here"),
    ],
    ids=["rollback", "rollback-to", "changes", "target"],
)
def test_what_cannot_be_done_is_told_in_a_sentence(site: Site, call: Callable[[], int], sentence: str) -> None:
    assert sentence in site.ask(call, status=1)


def test_a_target_that_nobody_has_named_is_asked_for(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    output(project.folder / "output", PAGES)
    assert task.deploy("", dry_run=False, yes=False, verify=False, index_now=False) == 1
    said = capsys.readouterr().err
    assert "--to" in said
    assert "publishconf.py" in said


def test_search_engines_are_told_of_changed_pages_only_when_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, object]] = []

    class Engine(Quiet):
        def do_POST(self) -> None:  # noqa: N802  The library names it
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(202)
            self.end_headers()

    site.configure(index_now="a-key-of-our-own")
    with answering(Engine) as engine:
        monkeypatch.setenv("INDEXNOW_URL", engine)
        site.publish(PAGES)
        site.deploy()
        assert not told
        site.publish(BETTER)
        said = site.deploy(index_now=True)
    assert "Search engines were told of 1 page." in said
    assert told[0]["urlList"] == [f"{site.address}/sleep/"]
    assert told[0]["keyLocation"] == f"{site.address}/a-key-of-our-own.txt"
