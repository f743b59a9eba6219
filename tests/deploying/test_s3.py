"""Storage that speaks the language of S3 keeps the laws of targets, at a server that keeps to conditions and at one
that takes none."""

from collections.abc import Iterator

import pytest

from carepress.deploying.s3 import S3
from deploying import s3_servers
from deploying.s3_servers import Server, TestBucket
from deploying.target_laws import Place, TargetLaws


@pytest.fixture(scope="module", params=["moto", "rclone"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with s3_servers.serving(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture
def bucket(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestBucket]:
    for name, value in s3_servers.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    made = s3_servers.bucket(server)
    yield made
    made.client.close()


class TestS3(TargetLaws):
    @pytest.fixture
    def place(self, bucket: TestBucket) -> Place:
        return Place(lambda: S3(bucket.address), bucket.served, removes_later=True)
