"""Storage that speaks the language of S3 keeps the laws of targets, at a server that keeps to conditions and at one
that takes none."""

import functools
import itertools
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import botocore.session
import pytest

import server_provisions
from carepress.deploying.s3 import lock as s3_lock
from carepress.deploying.s3.address import place_of
from carepress.deploying.s3.s3 import S3
from carepress.deploying.target import Refused
from carepress.release import PATH, SIGNATURE
from deploying import s3_servers
from deploying.killed_deploys import SETTLES, TESTS, assert_whole, kill_after
from deploying.s3_servers import Server, TestBucket
from deploying.target_laws import Place, TargetLaws, sees
from deploying.tiny_releases import bring, deploy, edition, output, roll_back, switch
from repeats import KILLED_DEPLOYS, SWITCHES
from small_disk import small_disk

LOCK = ".carepress/lock"
READ_ONCE = functools.cache(botocore.session.create_loader)


@pytest.fixture(scope="module", params=["moto", pytest.param("rclone", marks=pytest.mark.servers)])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with s3_servers.serving(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in s3_servers.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a second at each deploy, as it is for servers far away, or is read anew by each client."""
    monkeypatch.setattr(s3_lock, "SETTLES", SETTLES)
    monkeypatch.setattr(botocore.session, "create_loader", READ_ONCE)


@pytest.fixture
def bucket(server: Server, credentials: None) -> Iterator[TestBucket]:  # noqa: ARG001  They are for the deploys
    made = s3_servers.bucket(server)
    yield made
    made.client.close()


def place_at(bucket: TestBucket) -> Place:
    return Place(lambda: S3(bucket.address), bucket.served, removes_later=True)


def of_ended_process(lock: bytes) -> bytes:
    """A lock of this process as one of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    return json.dumps(json.loads(lock) | {"process": ended.pid}).encode()


class TestS3(TargetLaws):
    @pytest.fixture
    def place(self, bucket: TestBucket) -> Place:
        return place_at(bucket)


def test_readers_are_served_with_the_type_and_the_time_that_each_file_may_be_kept(
    bucket: TestBucket, tmp_path: Path
) -> None:
    out = edition(tmp_path, 1)
    deploy(S3(bucket.address), out)
    asset = next(path for path in out.assets if path.endswith(".css"))
    told = {path: bucket.get(path) for path in (asset, "index.html", PATH)}
    assert {path: one["ContentType"] for path, one in told.items()} == {
        asset: "text/css; charset=utf-8",
        "index.html": "text/html; charset=utf-8",
        PATH: "application/json",
    }
    assert "immutable" in told[asset]["CacheControl"]
    assert "immutable" not in told["index.html"]["CacheControl"]
    assert told[PATH]["CacheControl"] == "no-cache"


def test_former_addresses_lead_on_by_themselves(bucket: TestBucket, tmp_path: Path) -> None:
    lines = "/rest/ /sleep/#try 301!\n/rest/ /sleep/#try 301\n/gone/ /gone/index.html 404!\n"
    pages = {f"{name}/index.html": b"<p>A page</p>" for name in ("rest", "gone", "sleep")}
    deploy(S3(bucket.address), output(tmp_path / "site", {"_redirects": lines.encode(), **pages}))
    assert bucket.get("rest/index.html")["WebsiteRedirectLocation"] == "/sleep/#try"
    assert "WebsiteRedirectLocation" not in bucket.get("gone/index.html")
    deploy(S3(bucket.address), output(tmp_path / "later", pages))
    assert "WebsiteRedirectLocation" not in bucket.get("rest/index.html")


def test_only_what_has_changed_is_written(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    paths = ("same.html", "index.html", "assets/font.0a1b2c3d.woff2")
    bucket.mark(*paths)
    deploy(S3(bucket.address), second)
    assert bucket.marked() == {"same.html", "assets/font.0a1b2c3d.woff2"}


def test_pages_that_are_gone_are_removed_by_the_next_deploy(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    deploy(S3(bucket.address), second)
    assert "only-1/index.html" in bucket.served()
    deploy(S3(bucket.address), second)
    assert "only-1/index.html" not in bucket.served()
    assert "only-2/index.html" in bucket.served()


def test_what_others_put_there_stays(bucket: TestBucket, tmp_path: Path) -> None:
    bucket.put("letters/dear.html", b"Dear")
    for number in (1, 2, 2):
        deploy(S3(bucket.address), edition(tmp_path, number))
    with (target := S3(bucket.address)).lock():
        target.keep_only([])
    assert bucket.served()["letters/dear.html"] == b"Dear"


def test_an_object_that_was_changed_by_hand_is_mended(bucket: TestBucket, tmp_path: Path) -> None:
    out = edition(tmp_path, 1)
    deploy(S3(bucket.address), out)
    asset = next(iter(out.assets))
    for path in ("page-0/index.html", asset):
        bucket.put(path, b"by hand")
    bucket.delete("page-1/index.html")
    deploy(S3(bucket.address), out)
    sees(place_at(bucket), out)


@pytest.mark.parametrize("lost", [".carepress/live.json", ".carepress/deployments.json", PATH, ".carepress/releases/"])
def test_what_deploys_know_of_the_bucket_may_be_lost(bucket: TestBucket, tmp_path: Path, lost: str) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    for key in bucket.keys:
        if key.startswith(lost):
            bucket.delete(key)
    deploy(S3(bucket.address), second)
    sees(place_at(bucket), second, kept=first.assets - second.assets)


@pytest.mark.parametrize("damaged", [".carepress/live.json", PATH])
def test_what_deploys_know_of_the_bucket_may_be_damaged(bucket: TestBucket, tmp_path: Path, damaged: str) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    bucket.put(damaged, b'{"index.html": 3')
    deploy(S3(bucket.address), second)
    sees(place_at(bucket), second, kept=first.assets - second.assets)


def test_a_damaged_content_is_brought_again(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    content = f".carepress/files/{first.release.files['index.html'].sha256}"
    bucket.put(content, b"x" * len(first.files["index.html"]))
    deploy(S3(bucket.address), second)
    with pytest.raises(Refused, match="missing or damaged"):
        S3(bucket.address).read(first.release.id, ["index.html"])
    deploy(S3(bucket.address), first)
    sees(place_at(bucket), first)


def test_a_release_that_is_not_whole_is_not_taken_back(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    deploy(S3(bucket.address), second)
    bucket.delete(f".carepress/files/{first.release.files['index.html'].sha256}")
    with pytest.raises(Refused, match=r"index\.html of release .* missing or damaged"):
        roll_back(S3(bucket.address), first.release.id)
    sees(place_at(bucket), second)


def test_a_switch_that_was_cut_is_gone_on_with_or_taken_back(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    pointer = bucket.get(PATH)["Body"].read()
    deploy(S3(bucket.address), second)
    bucket.put(PATH, pointer)  # as if it had been cut ahead of this, and noted nothing
    bucket.put(".carepress/deployments.json", b"[]")
    deploy(S3(bucket.address), first)
    sees(place_at(bucket), first)


def test_pages_of_a_cut_switch_keep_their_assets_until_the_next_one(bucket: TestBucket, tmp_path: Path) -> None:
    first, second, third = (edition(tmp_path, number) for number in (1, 2, 3))
    deploy(S3(bucket.address), first)
    pointer, noted = (bucket.get(key)["Body"].read() for key in (PATH, ".carepress/deployments.json"))
    deploy(S3(bucket.address), second)
    bucket.put(PATH, pointer)
    bucket.put(".carepress/deployments.json", noted)
    with (target := S3(bucket.address)).lock():
        target.keep_only([third.release.id, first.release.id])
        bring(target, third)
        assert second.assets <= bucket.served().keys()
    deploy(S3(bucket.address), third)
    with (target := S3(bucket.address)).lock():
        target.keep_only([third.release.id, first.release.id])
    assert not (second.assets - first.assets) & bucket.served().keys()
    sees(place_at(bucket), third, kept=first.assets - third.assets)


def test_the_signature_goes_where_its_release_goes(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    (first.folder / SIGNATURE).write_bytes(b"signed")
    deploy(S3(bucket.address), first)
    assert bucket.served()[SIGNATURE] == b"signed"
    deploy(S3(bucket.address), second)
    assert SIGNATURE not in bucket.served()
    with (target := S3(bucket.address)).lock():
        target.keep_only([first.release.id])
    roll_back(S3(bucket.address), first.release.id)
    assert bucket.served()[SIGNATURE] == b"signed"


def test_a_running_deploy_elsewhere_is_waited_for_and_told(bucket: TestBucket, tmp_path: Path) -> None:
    holder = {"by": "ada on desk", "since": "2026-11-30 02:40 UTC", "machine": "another", "process": 1}
    bucket.put(LOCK, json.dumps(holder).encode())
    with pytest.raises(Refused, match=rf"ada on desk, since 2026-11-30 02:40 UTC.*{s3_lock.ENDS} seconds"):
        deploy(S3(bucket.address), edition(tmp_path, 1))
    assert json.loads(bucket.get(LOCK)["Body"].read()) == holder


def test_the_lock_of_a_process_that_has_ended_is_taken_over(bucket: TestBucket, tmp_path: Path) -> None:
    with S3(bucket.address).lock():
        lock = bucket.get(LOCK)["Body"].read()
    bucket.put(LOCK, of_ended_process(lock))
    deploy(S3(bucket.address), edition(tmp_path, 1))
    assert LOCK not in bucket.keys


def test_a_lock_without_a_sign_of_life_ends_by_itself(
    bucket: TestBucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.put(LOCK, b"damaged")
    monkeypatch.setattr(s3_lock, "ENDS", -1)
    deploy(S3(bucket.address), edition(tmp_path, 1))
    assert LOCK not in bucket.keys


def test_a_deploy_shows_that_it_is_running(bucket: TestBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3_lock, "RENEWED", 0.05)
    with S3(bucket.address).lock():
        first = bucket.get(LOCK)["LastModified"]
        s3_servers.wait_until(lambda: bucket.get(LOCK)["LastModified"] > first)


def test_a_deploy_that_lost_its_lock_stops_ahead_of_readers(bucket: TestBucket, tmp_path: Path) -> None:
    first, second = edition(tmp_path, 1), edition(tmp_path, 2)
    deploy(S3(bucket.address), first)
    theirs = json.dumps({"by": "ada on desk", "machine": "another", "process": 1}).encode()
    with (target := S3(bucket.address)).lock():
        delivery = bring(target, second)
        bucket.put(LOCK, theirs)
        with pytest.raises(Refused, match="ada on desk deploys there now"):
            switch(target, delivery, "2026-12-01T02:40:00Z")
    assert bucket.get(LOCK)["Body"].read() == theirs
    bucket.delete(LOCK)
    sees(place_at(bucket), first)


def test_a_bucket_that_is_not_there_is_told(bucket: TestBucket, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no bucket no-such-bucket"):
        deploy(S3(bucket.address.replace(bucket.name, "no-such-bucket")), edition(tmp_path, 1))


@pytest.mark.usefixtures("credentials")
def test_a_service_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with s3_servers.serving("moto", tmp_path / "server") as ended:
        address = f"s3://bucket?endpoint={ended.endpoint}"
    with pytest.raises(Refused, match="does not answer"):
        S3(address).deployments()


def test_missing_credentials_are_told(bucket: TestBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "")
    with pytest.raises(Refused, match="one half of the credentials is missing"):
        S3(bucket.address).deployments()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "")
    with pytest.raises(Refused, match="no credentials in the environment: set AWS_ACCESS_KEY_ID"):
        S3(bucket.address).deployments()


def test_where_nothing_speaks_with_s3_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore.exceptions", None)
    with pytest.raises(Refused, match=r"not installed\. Write the address into publishconf\.py"):
        S3("s3://bucket").deployments()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("s3:///folder", "no name of a bucket"),
        ("s3://Bucket", "no name of a bucket"),
        ("s3://bucket/../other", "no folder in a bucket"),
        ("s3://bucket?endpoint=storage.example.org", "its endpoint is no address"),
        ("s3://bucket?endpoint=https://me:secret@storage.example.org", "without user or password"),
        ("s3://bucket?colour=red", "“colour” is neither endpoint nor region"),
    ],
)
def test_an_address_that_names_no_place_is_refused(address: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        place_of(address)


def test_an_address_names_its_place() -> None:
    place = place_of("s3://bucket/a/b/?endpoint=https%3A%2F%2Fstorage.example.org/&region=eu-central-1")
    assert place[1:] == ("bucket", "a/b/", "https://storage.example.org", "eu-central-1")
    assert place_of("s3://bucket")[1:] == ("bucket", "", "", "")


@SWITCHES
def test_readers_meet_nothing_broken_while_releases_are_switched(
    switches: int, bucket: TestBucket, tmp_path: Path
) -> None:
    outs = [edition(tmp_path, number, pages=6) for number in range(switches + 1)]
    deploy(S3(bucket.address), outs[0])
    done, met = threading.Event(), list[str]()

    def read() -> None:
        for number in itertools.cycle(range(6)):
            if done.is_set():
                return
            page = bucket.get(f"page-{number}/index.html")["Body"].read()
            of = next(out for out in outs if out.files[f"page-{number}/index.html"] == page)
            met.append(of.release.id)
            assert all(bucket.get(asset)["Body"].read() == of.files[asset] for asset in of.assets)

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for out in outs[1:]:
                deploy(S3(bucket.address), out)
        finally:
            done.set()
        for reader in readers:
            reader.result()
    assert len({*met}) > 1


@KILLED_DEPLOYS
def test_a_deploy_that_is_killed_leaves_whole_pages_and_the_next_one_succeeds(
    bucket: TestBucket, tmp_path: Path, kills: int
) -> None:
    place, moments = place_at(bucket), random.Random(kills)  # noqa: S311  No secret
    former, killed = edition(tmp_path, 0, pages=12), list[bool]()
    known = [former]
    deploy(S3(bucket.address), former)
    for number in range(1, kills + 1):
        out = edition(tmp_path, number, pages=12)
        killed.append(kill_after(moments.uniform(0, 1), bucket.address, out))
        known = [*known[-3:], out]
        assert_whole(bucket.served(), known)
        former = out if number % 2 else former
        with (target := S3(bucket.address)).lock():
            target.keep_only([former.release.id])
            assert_whole(bucket.served(), known)
            switch(target, bring(target, former), "2026-12-01T02:40:00Z")
        sees(place, former)
    assert any(killed)


@pytest.mark.servers
class TestTrouble:
    """What only `rclone serve s3` can show: signatures, clocks, disks, and a server that comes back as it was."""

    @pytest.fixture
    def kept(self, tmp_path: Path, credentials: None) -> Path:  # noqa: ARG002  They are for the deploys
        server_provisions.needed("RCLONE")
        return tmp_path / "server"

    def test_wrong_credentials_are_told(self, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with s3_servers.serving("rclone", kept) as server:
            bucket = s3_servers.bucket(server)
            monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
            with pytest.raises(Refused, match="the secret key is not that of the access key"):
                S3(bucket.address).deployments()
            monkeypatch.setenv("AWS_ACCESS_KEY_ID", "UNKNOWNACCESSKEY")
            with pytest.raises(Refused, match="does not know the access key"):
                S3(bucket.address).deployments()

    def test_a_wrong_clock_is_told(self, kept: Path) -> None:
        faketime = server_provisions.needed("FAKETIME")
        code = "import sys; from carepress.deploying.s3.s3 import S3; S3(sys.argv[1]).deployments()"
        with s3_servers.serving("rclone", kept) as server:
            bucket = s3_servers.bucket(server)
            done = subprocess.run(
                [faketime, "-f", "-1d", sys.executable, "-c", code, bucket.address],
                env=os.environ | {"PYTHONPATH": str(TESTS.parent / "plugins")},
                capture_output=True,
                text=True,
                check=False,
            )
        assert "the clock of this machine is wrong" in done.stderr

    def test_a_service_that_can_only_be_read_is_told(self, kept: Path, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2)
        with s3_servers.serving("rclone", kept) as server:
            bucket = s3_servers.bucket(server)
            deploy(S3(bucket.address), first)
        with s3_servers.serving("rclone", kept, "--read-only") as server:
            bucket = bucket.at(server)
            with pytest.raises(Refused, match="can it only be read"):
                deploy(S3(bucket.address), second)
            sees(place_at(bucket), first)

    def test_a_full_disk_is_told_and_readers_see_what_they_saw(self, kept: Path, tmp_path: Path) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2, pages=40)
        with small_disk(kept / "kept", "180k") as disk, s3_servers.serving("rclone", kept) as server:
            bucket = s3_servers.bucket(server)
            deploy(S3(bucket.address), first)
            with pytest.raises(Refused, match="is it full"):
                deploy(S3(bucket.address), second)
            assert_whole(bucket.served(), (first,))
            subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
            deploy(S3(bucket.address), second)
            sees(place_at(bucket), second)

    def test_a_network_that_is_cut_leaves_whole_pages_and_the_next_deploy_succeeds(
        self, kept: Path, tmp_path: Path
    ) -> None:
        first, second = edition(tmp_path, 1), edition(tmp_path, 2, pages=40)
        with s3_servers.serving("rclone", kept) as server:
            bucket = s3_servers.bucket(server)
            deploy(S3(bucket.address), first)
            with (target := S3(bucket.address)).lock():
                delivery = bring(target, second)
                server.process.kill()
                with pytest.raises(Refused, match="does not answer"):
                    switch(target, delivery, "2026-12-01T02:40:00Z")
        with s3_servers.serving("rclone", kept) as server:
            bucket = bucket.at(server)
            assert_whole(bucket.served(), (first, second))
            bucket.put(LOCK, of_ended_process(bucket.get(LOCK)["Body"].read()))
            deploy(S3(bucket.address), second)
            sees(place_at(bucket), second)
