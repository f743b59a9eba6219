"""A deploy to a server that meets trouble says in a sentence what to do, and readers see a whole site."""

import contextlib
import getpass
import os
import platform
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carepress.deploying.ssh import scripts as ssh_scripts
from carepress.deploying.ssh.address import ssh_address
from carepress.deploying.ssh.connection import Connection
from carepress.deploying.ssh.ssh import Ssh
from carepress.deploying.target import Refused
from deploying.ssh_server import SshServer, cut_after, let_in, ssh_server
from deploying.target_laws import Place, files_in, sees, sees_one_whole
from deploying.tiny_releases import Output, bring, deploy, edition, output, switch
from repeats import CUT_CONNECTIONS
from tiny_project import wait_until
from web_servers import HOST, free_port

pytestmark = pytest.mark.servers

SOMEBODY_ELSE = 'setpriv --reuid=65534 --regid=65534 --clear-groups sh -c "$SSH_ORIGINAL_COMMAND"'
Served = Callable[..., SshServer]


@pytest.fixture
def place(known: SshServer, tmp_path: Path) -> Place:
    """A folder on the server that all tests share."""
    return place_at(known, tmp_path / "site")


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A function that starts a server with options of its own, which `ssh` knows with settings of its own."""
    with contextlib.ExitStack() as running:

        def start(options: str = "", settings: str = "") -> SshServer:
            server = running.enter_context(ssh_server(tmp_path / "server", options))
            let_in(server, monkeypatch, tmp_path / "programs", settings)
            return server

        yield start


def place_at(server: SshServer, folder: Path, port: int | None = None) -> Place:
    return Place(lambda: Ssh(server.address(folder, port)), lambda: files_in(folder / "current"))


def refused(place: Place, tmp_path: Path, words: str) -> None:
    """A deploy is refused with these words, and readers see nothing."""
    with pytest.raises(Refused, match=words):
        deploy(place.target(), edition(tmp_path, 1))
    assert not place.served()


class TestWhoeverIsNotLetIn:
    def test_is_told_of_a_key_that_does_not_fit(self, serving: Served, tmp_path: Path) -> None:
        server = serving()
        (server.keys / "authorized_keys").write_text("")
        refused(place_at(server, tmp_path / "site"), tmp_path, "does not let this user in")

    def test_is_told_how_to_learn_the_key_of_a_server(self, serving: Served, tmp_path: Path) -> None:
        server = serving()
        (server.keys / "known_hosts").write_text("")
        refused(place_at(server, tmp_path / "site"), tmp_path, f"ssh-keyscan -p {server.port} {HOST}")

    def test_is_warned_where_the_key_has_changed(self, serving: Served, tmp_path: Path) -> None:
        server = serving()
        (server.keys / "known_hosts").write_text(f"* {(server.keys / 'user.pub').read_text()}")
        refused(place_at(server, tmp_path / "site"), tmp_path, "shows another key")

    def test_is_told_that_nobody_answers(self, known: SshServer, tmp_path: Path) -> None:
        refused(place_at(known, tmp_path / "site", free_port()), tmp_path, r"does not answer \(Connection refused\)")

    def test_is_told_where_the_user_may_run_nothing(self, serving: Served, tmp_path: Path) -> None:
        server = serving("ForceCommand /usr/sbin/nologin")
        refused(place_at(server, tmp_path / "site"), tmp_path, "/bin/sh as its shell")

    def test_is_told_where_the_user_may_not_write(self, serving: Served, tmp_path: Path) -> None:
        if os.geteuid():
            (tmp_path / "closed").mkdir(mode=0o500)
        server = serving("" if os.geteuid() else f"ForceCommand {SOMEBODY_ELSE}")
        refused(place_at(server, tmp_path / "closed" / "site"), tmp_path, r"Permission denied\): give that user")

    def test_is_told_what_the_server_prints_before_all_else(self, serving: Served, tmp_path: Path) -> None:
        server = serving('ForceCommand echo Welcome home; sh -c "$SSH_ORIGINAL_COMMAND"')
        refused(place_at(server, tmp_path / "site"), tmp_path, "prints “Welcome home” before")

    def test_is_told_which_program_the_server_lacks(self, serving: Served, tmp_path: Path) -> None:
        programs = tmp_path / "few"
        programs.mkdir()
        for name in ("sh", "uname", "cat", "flock", "sha256sum"):
            (programs / name).symlink_to(str(shutil.which(name)))
        server = serving(f'ForceCommand PATH={programs}; export PATH; sh -c "$SSH_ORIGINAL_COMMAND"')
        refused(place_at(server, tmp_path / "site"), tmp_path, "lacks rsync")

    @pytest.mark.parametrize("missing", ["ssh", "rsync"])
    def test_is_told_which_program_is_missing_here(
        self, missing: str, known: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        programs = tmp_path / "few"
        programs.mkdir()
        for name in {"ssh", "rsync"} - {missing}:
            (programs / name).symlink_to(str(shutil.which(name)))
        place = place_at(known, tmp_path / "site")
        monkeypatch.setenv("PATH", str(programs))
        refused(place, tmp_path, f"This machine has no {missing}: install it")


class TestAConnectionThatIsCut:
    @CUT_CONNECTIONS
    def test_leaves_readers_a_whole_site_wherever_it_is_cut(self, cuts: int, known: SshServer, tmp_path: Path) -> None:
        place, moments = place_at(known, tmp_path / "site"), random.Random(3)  # noqa: S311  No secret
        former, told = edition(tmp_path, 1), []
        deploy(place.target(), former)
        for number, count in enumerate([0, *(moments.randrange(50_000) for _ in range(cuts))], start=2):
            out = edition(tmp_path, number)
            out = output(out.folder, {**out.files, "new.pdf": moments.randbytes(30_000)})
            with cut_after(count, known.port) as port:
                told.append(answer(place_at(known, tmp_path / "site", port), out))
            assert sees_one_whole(place, [former, out])
            deploy(place.target(), out)
            sees(place, out, kept=former.assets - out.assets)
            former = out
        assert len(faults := [*filter(None, told)]) > cuts / 2
        assert not [fault for fault in faults if "was lost" not in fault and "does not answer" not in fault]

    def test_is_made_anew_where_the_server_answers_again(self, serving: Served, tmp_path: Path) -> None:
        server = serving()
        place, out = place_at(server, tmp_path / "site"), edition(tmp_path, 1)
        with (target := place.target()).lock():
            delivery = bring(target, out)
            server.cut()
            switch(target, delivery, "2026-11-30T02:40:00Z")
        sees(place, out)

    def test_is_no_reason_to_wait(self, serving: Served, tmp_path: Path) -> None:
        server = serving()
        place, out = place_at(server, tmp_path / "site"), edition(tmp_path, 1)
        with place.target().lock():
            server.cut()
            deploy(place.target(), out)
        sees(place, out)

    def test_does_not_let_two_deploy_at_once(self, serving: Served, tmp_path: Path) -> None:
        server = serving()
        place, first, second = place_at(server, tmp_path / "site"), edition(tmp_path, 1), edition(tmp_path, 2)
        with (target := place.target()).lock():
            delivery = bring(target, first)
            server.cut()
            deploy(place.target(), second)
            with pytest.raises(Refused, match="another deploy has begun there"):
                switch(target, delivery, "2026-12-01T02:40:00Z")
            with pytest.raises(Refused, match="another deploy has begun there"):
                target.keep_only([])
        sees(place, second)

    def test_of_which_nothing_is_heard_does_not_keep_the_lock(
        self, known: SshServer, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ssh_scripts, "BEAT_SECONDS", 0.5)
        out, address = edition(tmp_path, 1), ssh_address(known.address(tmp_path / "site"))
        with place.target().lock():
            time.sleep(2.5)  # longer than a silence may last
            assert "is running" in answer(place, out)
        connection = Connection(address)
        silent = connection.session(ssh_scripts.lock(address.path, "0123", "somebody@somewhere"))
        try:
            wait_until(lambda: not answer(place, out))
        finally:
            silent.end()
        sees(place, out)


def answer(place: Place, out: Output) -> str:
    """Why a deploy was refused, or ""."""
    try:
        deploy(place.target(), out)
    except Refused as why:
        return str(why)
    return ""


class TestASite:
    def test_is_readable_for_every_server_whatever_the_masks_and_rights(self, serving: Served, tmp_path: Path) -> None:
        server = serving('ForceCommand umask 077; sh -c "$SSH_ORIGINAL_COMMAND"')
        place, first, second = place_at(server, tmp_path / "site"), edition(tmp_path, 1), edition(tmp_path, 2)
        for out in (first, second):
            for file in out.folder.rglob("*"):
                file.chmod(0o700 if file.is_dir() else 0o600)
            deploy(place.target(), out)
        made = [*(tmp_path / "site").rglob("*")]
        assert {file.stat().st_mode & 0o777 for file in made if file.is_dir()} == {0o755}
        assert {file.stat().st_mode & 0o777 for file in made if file.is_file()} == {0o644}

    def test_is_named_by_an_id_alone(self, place: Place, tmp_path: Path) -> None:
        deploy(place.target(), edition(tmp_path, 1))
        assert place.target().release(f"x; touch {tmp_path}/made") is None
        with (target := place.target()).lock():
            target.keep_only([f'$(touch "{tmp_path}/made")'])
        assert not (tmp_path / "made").exists()

    def test_being_deployed_by_another_says_by_whom(self, place: Place) -> None:
        with (
            place.target().lock(),
            pytest.raises(Refused, match=rf"\({getpass.getuser()}@{platform.node()} since 20"),
            place.target().lock(),
        ):
            pytest.fail("both have the lock")
