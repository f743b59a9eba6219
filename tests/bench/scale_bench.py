"""The bench of scale: time and memory of the reading graph by the number of pages, each in a process of its own."""

import contextlib
import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.made_site import made_site
from carepress import graph
from carepress.cross_links.linking import cross_links
from carepress.page import Library
from carepress.related.suggestions import suggestions

WORDS_PER_LINK = 200
PARTS = ("cross-links", "suggestions", "edges")


def run(sizes: Sequence[int]) -> int:
    """Print a row for each size. Returns an exit status."""
    print(f"{'pages':>8}" + "".join(f"{part:>16}" for part in (*PARTS, "whole")) + f"{'a 1,000':>10}{'memory':>10}")
    for size in sizes:
        command = [sys.executable, "-c", "import sys; from bench.scale_bench import measure; measure(int(sys.argv[1]))"]
        done = subprocess.run([*command, str(size)], check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        whole = sum(found[part] for part in PARTS)
        seconds = "".join(f"{second:14.1f} s" for second in (*(found[part] for part in PARTS), whole))
        print(f"{size:8}{seconds}{1000 * whole / size:8.2f} s{found['memory']:7.2f} GB", flush=True)
    return 0


def measure(size: int) -> None:
    """Print, as JSON, the seconds of each part for a made site, and the most memory that it and its children held."""
    library, found, memory = made_site(size), dict[str, float](), _Memory()
    seconds, library = _timed(lambda: _with_cross_links(library))
    found["cross-links"] = seconds
    found["suggestions"], lists = _timed(lambda: suggestions(library))
    changes = {url: {"suggestions": tuple((s.url, s.score) for s in mine)} for url, mine in lists.items()}
    library = library.with_pages(changes)
    found["edges"], _ = _timed(lambda: graph.edges(library))
    print(json.dumps(found | {"memory": memory.end()}))


def _with_cross_links(library: Library) -> Library:
    links = cross_links(library, WORDS_PER_LINK)
    return library.with_pages(
        {url: {"html": html, "techniques": links.techniques[url]} for url, html in links.html.items()}
    )


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


class _Memory:
    """The most memory, in gigabytes, that this process and its children have held together, looked at every second.

    Memory that a process shares with its children is counted once (Linux: proportional set size); elsewhere only what
    this process held is known.
    """

    def __init__(self) -> None:
        self._most, self._stop = 0.0, threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def _look(self) -> None:
        while not self._stop.wait(1):
            self._most = max(self._most, sum(map(_held, ("self", *_children()))))

    def end(self) -> float:
        self._stop.set()
        self._watch.join()
        return max(self._most, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9 * (self._most == 0))


def _children() -> list[str]:
    found: list[str] = []
    for file in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += file.read_text().split()
    return found


def _held(process: str) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e9
    return 0.0
