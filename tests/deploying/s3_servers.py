"""S3 on this machine: servers as processes of their own, and buckets of their own for tests.

`moto` keeps to conditions and takes any signature; `rclone serve s3` checks signatures and takes no conditions.
"""

import contextlib
import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import boto3
from botocore.config import Config

from tiny_project import wait_until

KEY, SECRET = "ACCESSKEYFORTESTS", "secretfortests"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": KEY,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


class Server(NamedTuple):
    """A server: its name, the port on which it answers, and its process."""

    name: str
    port: int
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class TestBucket(NamedTuple):
    """A bucket that is there, at a server."""

    __test__ = False  # pytest collects what is called so
    name: str
    endpoint: str
    client: Any
    prefix: str = "the site/"

    @property
    def address(self) -> str:
        return f"s3://{self.name}/{self.prefix.strip('/')}?endpoint={self.endpoint}&region=us-east-1"

    def contents(self) -> Mapping[str, bytes]:
        """Everything that is in it below its prefix."""
        return {key: self.get(key)["Body"].read() for key in self.keys}

    def served(self) -> Mapping[str, bytes]:
        """What readers get there; below `.carepress/` nobody looks."""
        return {key: self.get(key)["Body"].read() for key in self.keys if not key.startswith(".carepress/")}

    @property
    def keys(self) -> Sequence[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=self.prefix)
        return [one["Key"].removeprefix(self.prefix) for page in pages for one in page.get("Contents", ())]

    def get(self, key: str) -> Any:
        return self.client.get_object(Bucket=self.name, Key=self.prefix + key)

    def put(self, key: str, content: bytes) -> None:
        """Change something by hand."""
        self.client.put_object(Bucket=self.name, Key=self.prefix + key, Body=content)

    def at(self, server: Server) -> "TestBucket":
        """The same at a server that has its objects, too."""
        return self._replace(endpoint=server.endpoint, client=client(server.endpoint))

    def mark(self, *keys: str) -> None:
        """Put a mark on objects, which goes when they are written anew; their contents stay the same."""
        for key in keys:
            told = self.get(key)
            kept = {"ContentType": told["ContentType"], "CacheControl": told["CacheControl"], "Metadata": {"mark": "x"}}
            origin = {"Bucket": self.name, "Key": self.prefix + key}
            self.client.copy_object(CopySource=origin, MetadataDirective="REPLACE", **origin, **kept)

    def marked(self) -> set[str]:
        return {key for key in self.keys if "mark" in {name.lower() for name in self.get(key)["Metadata"]}}

    def delete(self, key: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=self.prefix + key)


@contextlib.contextmanager
def serving(name: str, folder: Path, *options: str) -> Iterator[Server]:
    """The server of that name, until the end; `folder` is for what it keeps and says."""
    port = _free_port()
    (folder / "kept").mkdir(parents=True, exist_ok=True)
    programs = Path(sys.executable).parent
    commands = {
        "moto": [programs / "moto_server", "-p", str(port)],
        "rclone": [
            *(programs / "rclone", "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", f"{KEY},{SECRET}"),
            *("--config", os.devnull, *options, str(folder / "kept")),
        ],
    }
    with (
        (folder / "said.txt").open("wb") as said,
        subprocess.Popen(commands[name], stdout=said, stderr=said) as process,
    ):
        try:
            wait_until(lambda: _answers(port) or process.poll() is not None)
            assert process.poll() is None, (folder / "said.txt").read_text()
            yield Server(name, port, process)
        finally:
            process.kill()


def bucket(server: Server) -> TestBucket:
    """A new bucket."""
    made = TestBucket(f"bucket-{uuid.uuid4().hex[:12]}", server.endpoint, client(server.endpoint))
    made.client.create_bucket(Bucket=made.name)
    return made


def client(endpoint: str) -> Any:
    """Who looks at buckets, and changes them by hand."""
    config = Config(s3={"addressing_style": "path"}, request_checksum_calculation="when_required")
    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}
    return boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1", config=config, **keys)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
