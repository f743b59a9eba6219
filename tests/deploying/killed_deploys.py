"""Deploys in a process of their own, killed while they run or before a step; and a deploy as that process does it.

A step is what the system is asked for: a file opened, made, linked, renamed or removed, or a program started.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from carepress.deploying.s3 import lock as s3_lock
from carepress.deploying.target import Refused
from carepress.deploying.targets import target_of
from carepress.release import release_of
from deploying.tiny_releases import Output, deploy

TESTS = Path(__file__).parents[1]
STARTED = "started"
SETTLES = 0.05
"""Seconds that the lock of a bucket needs to settle at a server on this machine."""


def kill_after(seconds: float, address: str, out: Output, *, is_alone: bool = False, **environment: str) -> bool:
    """Start a deploy, and kill it so many seconds after its program was ready; whether it had not ended by then.

    What it has started itself is killed with it, unless it is alone.
    """
    with _started(address, out, **environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == STARTED
        timer = threading.Timer(seconds, process.kill if is_alone else lambda: _kill(process))
        timer.start()
        said = process.stdout.read()
        status = process.wait()
        timer.cancel()
        timer.join()
    assert status in {0, -signal.SIGKILL}, said
    return status != 0


def kill_before(step: int, address: str, out: Output) -> bool:
    """Start a deploy that ends itself before one of its steps as `kill -9` does; whether it came to that one."""
    with _started(address, out, str(step)) as process:
        said = process.communicate()[0]
    assert process.returncode in {0, -signal.SIGKILL}, said
    return process.returncode != 0


def steps(address: str, out: Output) -> int:
    """How many steps a deploy takes."""
    with _started(address, out, "0") as process:
        said = process.communicate()[0]
    assert process.returncode == 0, said
    return int(said.split()[-1])


def _started(address: str, out: Output, *words: str, **environment: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "plugins")])
    return subprocess.Popen(
        [sys.executable, "-m", "deploying.killed_deploys", address, str(out.folder), *words],
        cwd=out.folder.parent,
        env=os.environ | {"PYTHONPATH": paths} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def assert_whole(served: Mapping[str, bytes], outs: Sequence[Output]) -> None:
    """Each page is that of one of the releases, and the assets that it asks for are there and whole."""
    for path, content in served.items():
        if path.endswith((".html", ".txt")):
            of = [out for out in outs if out.files.get(path) == content]
            assert of, f"{path} is of neither release"
            assets = of[0].assets if path.endswith("index.html") else set()
            assert {asset: served.get(asset) for asset in assets} == {asset: of[0].files[asset] for asset in assets}


def _kill(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class Steps:
    """Counts what the system is asked for, and ends this process before one of them."""

    def __init__(self, last: int) -> None:
        self.count, self.last = 0, last

    def take(self, event: str, _: tuple[object, ...]) -> None:
        """Hear of one event, as Python's audit hooks do."""
        if event in {"open", "subprocess.Popen"} or event.startswith(("os.", "shutil.", "tempfile.")):
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)


def main(address: str, folder: Path, last: int) -> int:
    """Deploy an output as the tests do, until a step, or whole where that is 0. Returns an exit status."""
    release = release_of((folder / "release.json").read_text(encoding="utf-8"))
    s3_lock.SETTLES = SETTLES
    found, counted = target_of(address), Steps(last)
    found.deployments()  # loads what the target needs, which takes longest
    print(STARTED, flush=True)
    sys.addaudithook(counted.take)
    try:
        deploy(found, Output(folder, release, {}))
    except Refused as refused:
        print(refused, flush=True)
        return 1
    print(counted.count)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), int((*sys.argv, "0")[3])))
