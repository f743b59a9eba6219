"""A folder for an upload keeps the laws of targets, as far as a host that takes whole uploads lets it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from carepress.deploying.ledger import FILE
from carepress.deploying.target import Refused
from carepress.deploying.upload.upload import Upload
from carepress.release import PATH
from deploying.live_server import live
from deploying.target_laws import Place, TargetLaws, files_in, sees
from deploying.tiny_releases import bring, deploy, edition, output, roll_back

HOST = """
import pathlib, shutil, sys
folder, live = map(pathlib.Path, sys.argv[1:])
shutil.rmtree(live, ignore_errors=True)
shutil.copytree(folder, live)
"""


class Host(NamedTuple):
    """A host: where its site is, the folder that it serves, and the address of the target that uploads to it."""

    site: str
    served: Path
    address: str


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host with a tool of its own, which replaces all of the site by what it is given."""
    served, tool = tmp_path / "served", tmp_path / "its tool.py"
    tool.write_text(HOST)
    with live(served) as site:
        run = f"{sys.executable} '{tool}' {{folder}} '{served}'"
        yield Host(site, served, f"upload:{tmp_path / 'to upload'}?site={site}&run={run}")


class TestUpload(TargetLaws):
    @pytest.fixture
    def place(self, host: Host) -> Place:
        return Place(lambda: Upload(host.address), lambda: files_in(host.served))

    def test_an_earlier_release_comes_back_without_its_output(self, place: Place, tmp_path: Path) -> None:
        """It does not: the host has its own way, and the refusal says so."""
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        deploy(place.target(), first)
        deploy(place.target(), second)
        with pytest.raises(Refused, match=r"host’s own list of deploys, or publish commit 1f2e3d4 again"):
            roll_back(place.target(), first.release.id)
        sees(place, second)

    def test_every_release_that_is_kept_can_be_read(self, place: Place, tmp_path: Path) -> None:
        """What has changed since is gone, and the refusal says so; what is the same can be read."""
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        deploy(place.target(), first)
        deploy(place.target(), second)
        assert dict(place.target().read(second.release.id, [*second.files])) == dict(second.files)
        same = ["same.html", *first.assets]
        assert dict(place.target().read(first.release.id, same)) == {path: first.files[path] for path in same}
        with pytest.raises(Refused, match=r"index\.html of release"):
            place.target().read(first.release.id, ["index.html"])

    def test_what_is_forgotten_is_gone_and_readers_do_not_notice(self, place: Place, tmp_path: Path) -> None:
        """The next upload leaves it out, with what only it needs."""
        outs = [edition(tmp_path, number) for number in (1, 2, 3, 4)]
        for out in outs[:3]:
            deploy(place.target(), out)
        with (target := place.target()).lock():
            target.keep_only([outs[2].release.id, outs[3].release.id])
            delivery = bring(target, outs[3])
        assert target.release(outs[0].release.id)
        assert delivery.former == outs[2].release
        made = files_in(tmp_path / ".to upload.carepress-new")
        assert {path for path in made if path.startswith("releases/")} == {f"releases/{outs[2].release.id}.json"}


def test_nothing_is_made_public_before_the_upload(host: Host, tmp_path: Path) -> None:
    out = edition(tmp_path, 1)
    address = host.address.partition("&run=")[0]
    target = Upload(address)
    deploy(target, out)
    assert not target.leads_readers
    assert not host.served.exists()
    made = files_in(tmp_path / "to upload")
    assert {path: made[path] for path in out.files} == dict(out.files)
    assert made.keys() - out.files.keys() == {PATH, FILE}


def test_what_comes_next_is_said_where_nothing_uploads(
    host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deploy(Upload(host.address.partition("&run=")[0]), edition(tmp_path, 1))
    assert "Let the host upload it whole" in capsys.readouterr().out


def test_a_machine_that_begins_empty_keeps_what_open_pages_need(host: Host, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(Upload(host.address), first)
    elsewhere = Upload(host.address.replace("to upload", "another machine"))
    deploy(elsewhere, second)
    served = files_in(host.served)
    assert {path: served[path] for path in first.assets} == {path: first.files[path] for path in first.assets}


def test_the_site_is_that_of_the_output_where_the_address_names_none(host: Host, tmp_path: Path) -> None:
    out = edition(tmp_path, 1)
    public = output(tmp_path / "output", out.files)
    (public.folder / PATH).write_text(public.release.text.replace("https://example.org", host.site))
    deploy(Upload(host.address), out)
    bare = Upload(f"upload:{tmp_path / 'to upload'}", public.folder)
    assert [one.id for one in bare.deployments()] == [out.release.id]


def test_without_an_address_of_the_site_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="SITEURL"):
        Upload(f"upload:{tmp_path / 'site'}", tmp_path / "output").deployments()


def test_an_upload_that_fails_is_told_and_readers_see_what_they_saw(host: Host, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(Upload(host.address), first)
    before = files_in(host.served)
    fails = f"{host.address.partition('&run=')[0]}&run={sys.executable} -c 'import sys; sys.exit(3)'"
    with pytest.raises(Refused, match="ended with 3"):
        deploy(Upload(fails), second)
    with pytest.raises(Refused, match="no-such-tool cannot be started"):
        deploy(Upload(f"{host.address.partition('&run=')[0]}&run=no-such-tool {{folder}}"), second)
    assert files_in(host.served) == before
    deploy(Upload(host.address), second)
    assert files_in(host.served)["index.html"] == second.files["index.html"]


def test_a_folder_with_something_else_in_it_is_left_alone(host: Host, tmp_path: Path) -> None:
    mine = tmp_path / "to upload" / "letters.txt"
    mine.parent.mkdir()
    mine.write_text("Dear")
    with pytest.raises(Refused, match="holds something else"):
        deploy(Upload(host.address), edition(tmp_path, 1))
    assert mine.read_text() == "Dear"


def test_the_output_itself_is_no_folder_for_an_upload(host: Host, tmp_path: Path) -> None:
    out = edition(tmp_path, 1)
    with pytest.raises(Refused, match="holds something else"):
        deploy(Upload(f"upload:{out.folder}?site={host.site}"), out)
    assert (out.folder / "index.html").read_bytes() == out.files["index.html"]


def test_where_nobody_answers_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    nowhere = Upload(f"upload:{tmp_path / 'site'}?site=http://127.0.0.1:9")
    with pytest.raises(Refused, match="first=yes"):
        nowhere.deployments()
    first = Upload(f"upload:{tmp_path / 'site'}?site=http://127.0.0.1:9&first=yes")
    deploy(first, out := edition(tmp_path, 1))
    assert files_in(tmp_path / "site")["index.html"] == out.files["index.html"]


def test_what_is_public_is_looked_at_also_where_nothing_need_be(host: Host, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    address = host.address.replace("?site=", "?first=yes&site=")
    deploy(Upload(address), first)
    assert [one.id for one in Upload(address).deployments()] == [first.release.id]
    deploy(Upload(address), second)
    assert first.assets <= files_in(host.served).keys()


def test_a_kept_file_that_is_not_as_it_was_is_left_out_and_told(
    host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(Upload(host.address), first)
    old = next(iter(first.assets - second.assets))
    (host.served / old).write_bytes(b"something else")
    deploy(Upload(host.address), second)
    assert old not in files_in(host.served)
    assert old in capsys.readouterr().out


@pytest.mark.parametrize("address", ["upload:", "upload:?run=x", "upload:site?color=red", "upload:site?site=ftp://x"])
def test_an_address_that_asks_for_nothing_is_refused(address: str) -> None:
    with pytest.raises(Refused, match=r"Write it like upload:|no address of a site"):
        Upload(address).wish  # noqa: B018  Asking is the test
