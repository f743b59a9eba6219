"""Deploys in a process of their own, killed while they run; and a deploy as that process does it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from carepress.deploying.target import Refused, Target
from carepress.deploying.targets import target_of
from carepress.release import release_of
from deploying.tiny_releases import Output, deploy

TESTS = Path(__file__).parents[1]
STARTED = "started"


def kill_after(seconds: float, address: str, out: Output, **environment: str) -> bool:
    """Start a deploy, and kill it so many seconds after its program was ready; whether it had not ended by then."""
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "plugins")])
    command = [sys.executable, "-m", "deploying.killed_deploys", address, str(out.folder)]
    with subprocess.Popen(
        command,
        cwd=out.folder.parent,
        env=os.environ | {"PYTHONPATH": paths} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == STARTED
        timer = threading.Timer(seconds, lambda: _kill(process))
        timer.start()
        said = process.stdout.read()
        status = process.wait()
        timer.cancel()
        timer.join()
    assert status in {0, -signal.SIGKILL}, said
    return status != 0


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


def main(address: str, folder: Path, target: Callable[[str], Target] = target_of) -> int:
    """Deploy an output as the tests do. Returns an exit status."""
    release = release_of((folder / "release.json").read_text(encoding="utf-8"))
    found = target(address)
    found.deployments()  # loads what the target needs, which takes longest
    print(STARTED, flush=True)
    try:
        deploy(found, Output(folder, release, {}))
    except Refused as refused:
        print(refused, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
