"""A web server serves readers from the link while release after release is put before them: no error, no mixed page."""

import contextlib
import dataclasses
import datetime
import itertools
import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from carepress.deploying.deploy import delivery_of, standing
from carepress.deploying.folder import Folder
from carepress.deploying.ssh.ssh import Ssh
from carepress.deploying.target import Target
from carepress.settings import Deploy
from deploying.ssh_server import SshServer
from deploying.target_laws import ASSET
from deploying.tiny_releases import Output, edition, switch
from repeats import RELEASES
from tiny_project import wait_until
from web_servers import nginx

pytestmark = pytest.mark.servers

READERS = 6
OPENED = READERS + 4  # pages of which some at least were asked for once the release was there
EDITION = re.compile(rb"Edition (\d+)")
OWN = Deploy(kept_releases=3, kept_days=0)


@dataclasses.dataclass
class Crowd:
    """Readers who open page after page, each with the files that it needs, through connections that stay open."""

    address: str
    outs: Sequence[Output]
    asked: int = 0
    seen: set[int] = dataclasses.field(default_factory=set)
    faults: list[str] = dataclasses.field(default_factory=list)
    is_over: threading.Event = dataclasses.field(default_factory=threading.Event)

    def read(self) -> None:
        """One of them."""
        with httpx.Client(base_url=self.address) as client:
            for url in itertools.cycle(("/", "/page-0/", "/page-1/", "/page-2/")):
                if self.is_over.is_set():
                    return
                try:
                    self.open(client, url)
                except (httpx.HTTPError, AssertionError) as error:
                    self.faults.append(f"{url}: {error!r}")

    def open(self, client: httpx.Client, url: str) -> None:
        """A page is that of one edition, and so is each file that it asks for."""
        page = client.get(url)
        assert page.status_code == 200
        number = int(EDITION.findall(page.content)[0])
        out = self.outs[number - 1]
        assert page.content == out.files[f"{url[1:]}index.html"]
        for path in ASSET.findall(page.content):
            asset = client.get(f"/{path.decode()}")
            assert asset.status_code == 200
            assert asset.content == out.files[path.decode()]
        self.asked += 1
        self.seen.add(number)

    def wait(self, pages: int) -> None:
        """Wait until they have opened so many more pages, or met a fault."""
        former = self.asked
        wait_until(lambda: self.faults or self.asked >= former + pages, 60)


@contextlib.contextmanager
def crowd(address: str, outs: Sequence[Output]) -> Iterator[Crowd]:
    """A crowd that reads until the end of the block."""
    reading = Crowd(address, outs)
    threads = [threading.Thread(target=reading.read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield reading
    finally:
        reading.is_over.set()
        for thread in threads:
            thread.join()


def put_before_readers(target: Target, out: Output, day: int) -> None:
    """As a deploy does, on a day of its own, so that only the last few releases are kept."""
    with target.lock():
        found = standing(target, OWN)
        delivery = delivery_of(out.release, out.folder, found)
        target.keep_only({out.release.id, *found.releases})
        target.bring(delivery, print)
        switch(target, delivery, f"{datetime.date(2020, 1, 1) + datetime.timedelta(days=day)}T03:00:00Z")


def no_reader_notices(target: Target, current: Path, folder: Path, releases: int) -> None:
    outs = [edition(folder, number) for number in range(1, releases + 2)]
    put_before_readers(target, outs[0], 0)
    with nginx(current, None) as address, crowd(address, outs) as reading:
        for day, out in enumerate(outs[1:], start=1):
            put_before_readers(target, out, day)
            reading.wait(OPENED)
    assert reading.faults == []
    assert reading.seen >= {*range(2, releases + 2)}
    assert len([*(current.parent / "releases").iterdir()]) < 10


@RELEASES
def test_releases_in_a_folder(releases: int, tmp_path: Path) -> None:
    no_reader_notices(Folder(str(tmp_path / "site")), tmp_path / "site" / "current", tmp_path, releases)


@RELEASES
def test_releases_on_a_server(releases: int, known: SshServer, tmp_path: Path) -> None:
    no_reader_notices(Ssh(known.address(tmp_path / "site")), tmp_path / "site" / "current", tmp_path, releases)
