"""The bench of scale: time and memory of the reading graph by the number of pages, each in a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from bench.made_site import made_site
from bench.memory import Memory
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
    library, found, memory = made_site(size), dict[str, float](), Memory(os.getpid())
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
