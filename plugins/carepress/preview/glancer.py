"""The glancer: a copy of the worker as it stood after a build, which knows what that build knew and glances at saves.

It listens at an address in the file system, for one who asks, and ends with that connection. Each line that it reads is
a JSON object with `files` and the folder `into` which their pages go; each line that it writes, the answer.
"""

import contextlib
import dataclasses
import gc
import json
import os
import socket
import sys
import warnings
from pathlib import Path
from typing import Any

from carepress.glance import LastBuild

SECONDS_TO_BE_ASKED = 60.0

_running: list[int] = []


def begin(last: LastBuild, address: Path) -> str:
    """The address at which one listens from now on, or "" where processes cannot be copied safely."""
    if sys.platform != "linux":
        return ""
    last.let_go()
    _running[:] = [process for process in _running if not os.waitpid(process, os.WNOHANG)[0]]
    with socket.socket(socket.AF_UNIX) as listening, warnings.catch_warnings():
        listening.bind(str(address))
        listening.listen(1)
        warnings.filterwarnings("ignore", r"This process .* is multi-threaded, use of fork\(\)", DeprecationWarning)
        process = os.fork()
        if not process:
            with contextlib.suppress(BaseException):
                _live(last, address, listening)
            os._exit(0)
    _running.append(process)
    return str(address)


def _live(last: LastBuild, address: Path, listening: socket.socket) -> None:
    """Answer until nobody asks any more."""
    # What the worker reads and writes would stay open here when the worker has ended, and nobody would notice.
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    os.closerange(sys.stderr.fileno() + 1, listening.fileno())
    os.closerange(listening.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    # The collector of garbage leaves alone what was there before: looking at it would copy it.
    gc.freeze()
    last.prepare()
    listening.settimeout(SECONDS_TO_BE_ASKED)
    with listening.accept()[0] as asking, asking.makefile("rw", encoding="utf-8") as lines:
        address.unlink()
        for line in lines:
            lines.write(json.dumps(_answer(last, **json.loads(line))) + "\n")
            lines.flush()


def _answer(last: LastBuild, files: list[str], into: str) -> dict[str, Any]:
    """What a glance came to, once its files are written; nothing where a whole build is needed."""
    with contextlib.suppress(Exception):
        found = last.glance([*map(Path, files)])
        if found:
            for path, content in found.files.items():
                file = Path(into) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            findings = [dataclasses.asdict(finding) for finding in found.findings]
            return {"sources": found.sources, "findings": findings, "tables": found.tables}
    return {}
