"""The tasks of those who change the code; `tasks.py` takes them among its own."""

import os
import subprocess
import sys
from pathlib import Path

from invoke import Context, task

from carepress.command import end

ROOT = Path(__file__).resolve().parents[1]


@task(
    iterable=["path"],
    help={
        "path": "run only the tests in this file or folder; may be repeated",
        "k": "run only the tests whose names fit this expression",
        "long": "run the laws that take long, too",
        "servers": "run the tests that need servers, too, and fetch these where that is possible",
    },
)
def test(_: Context, path: list[str], k: str = "", long: bool = False, servers: bool = False) -> None:
    """Run every check of code and site, with a real browser; say at the end what failed and what was not run."""
    options = [*path, *(["-k", k] if k else []), *["--long"] * long, *["--servers"] * servers]
    end(subprocess.call([sys.executable, "tests/gate.py", *options], cwd=ROOT))


@task(
    help={
        "of": "speed, related or scale",
        "corpus": "related: a folder of Markdown with front matter",
        "labels": "related: JSON, the labels that people gave to each page, by its slug",
        "output": "related: where to write our lists, as graph.json has them; speed: where to draw the builds",
        "sizes": "speed and scale: numbers of pages, with commas between",
    },
)
def bench(_: Context, of: str = "speed", corpus: str = "", labels: str = "", output: str = "", sizes: str = "") -> None:
    """Measure builds and previews beside a peer, related reading against people's labels, or growth with size."""
    given = {"corpus": corpus, "labels": labels, "output": output, "sizes": sizes}
    options = [f"--{option}={value}" for option, value in given.items() if value]
    command = [sys.executable, "-m", "bench", of, *options]
    end(subprocess.call(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "tests")}))


@task(help={"upgrade": "take the newest versions that pyproject.toml permits"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Work out the exact, hashed versions of everything that pyproject.toml asks for."""
    end(subprocess.call([sys.executable, "tests/lock.py", *["--upgrade"] * upgrade], cwd=ROOT))


@task
def guide(_: Context) -> None:
    """Make the pictures and the page of rules in docs/ anew, from the real thing."""
    end(
        subprocess.call([sys.executable, "-m", "guide"], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "tests")})
    )
