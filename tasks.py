"""The tasks of this project. `./invoke --list` names them, `./invoke --help TASK` explains one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))  # where ./invoke made the environment, Python knows this already

CONTENT, SETTINGS, OUTPUT = "content", "pelicanconf.py", "output"
CACHES = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "**/__pycache__")
MADE = (OUTPUT, ".*.carepress-*", ".preview", ".kept", *CACHES)


def end(status: int) -> None:
    """Pass a failure's exit status on to whoever called the task."""
    if status:
        raise Exit(code=status)


@task(
    help={
        "content": "the folder of Markdown to show",
        "settings": "the settings file to read",
        "port": "where to serve; if it is taken, the next free one",
    }
)
def preview(_: Context, content: str = CONTENT, settings: str = SETTINGS, port: int = 8000) -> None:
    """Build the site, show it at a local address, and show every change as soon as it is saved."""
    from carepress.preview import serve

    end(serve(content, settings, port))


@task(help={"settings": "the settings file to read", "output": "the folder to write to"})
def build(_: Context, settings: str = SETTINGS, output: str = OUTPUT) -> None:
    """Build the site into a folder, with its problems named on the pages."""
    from carepress.building import build

    end(build(settings=settings, output=output))


@task(
    iterable=["file", "rule"],
    help={
        "file": "look at this file only; may be repeated",
        "rule": "tell what breaks this rule only; may be repeated",
        "format": "text, json, github or sarif",
        "explain": "check nothing, and tell what this rule is for; “all” names them all",
    },
)
def check(_: Context, file: list[str], rule: list[str], format: str = "text", explain: str = "") -> None:  # noqa: A002 - it names the option
    """Name every problem in the content, with file, line and remedy; exit 1 where one blocks publishing."""
    from carepress import checking

    end(checking.explain(explain) if explain else checking.check(file, format, rules=rule))


@task(
    iterable=["file"],
    help={
        "file": "tell the links of this file only; may be repeated",
        "against": "tell only what has changed since this commit, branch or tag",
        "format": "text or json",
    },
)
def links(_: Context, file: list[str], against: str = "", format: str = "text") -> None:  # noqa: A002 - it names the option
    """List every automatic link with its sentence, and advice on phrases; or what a change adds and removes."""
    from carepress.checking import links

    end(links(file, against, format))


@task(
    help={
        "confirm": "record that this line, by its name or number, was confirmed",
        "how": "confirm: call, page or operator",
        "source": "confirm: the address of the page on which the number stands",
        "country": "confirm: the line's country, where several have its name",
        "on": "confirm: the date that the page shows; for a call it is today if left out",
        "format": "text or json",
    }
)
def helplines(
    _: Context,
    confirm: str = "",
    how: str = "",
    source: str = "",
    country: str = "",
    on: str = "",
    format: str = "text",  # noqa: A002 - it names the option
) -> None:
    """List the numbers that somebody should look at again, the oldest first, or record that one was confirmed."""
    from carepress.helplines.confirmation import Confirmation
    from carepress.helplines.upkeep import helplines

    end(helplines(Confirmation(confirm, how, source, country, on) if confirm else None, format=format))


@task(help={"nightly": "publish without what time has made too old, and exit 1 where there is any such thing"})
def publish(_: Context, nightly: bool = False) -> None:
    """Build the site as readers get it; refuse, with every reason, where something is wrong."""
    from carepress.building import publish

    end(publish(output=OUTPUT, is_nightly=nightly))


@task(
    iterable=["path"],
    help={
        "path": "run only the tests in this file or folder; may be repeated",
        "k": "run only the tests whose names fit this expression",
        "long": "run the laws that take long, too",
        "servers": "run the tests that need servers, too",
    },
)
def test(_: Context, path: list[str], k: str = "", long: bool = False, servers: bool = False) -> None:
    """Run every check of code and site, with a real browser; say at the end what failed and what was not run."""
    options = [*path, *(["-k", k] if k else []), *["--long"] * long, *["--servers"] * servers]
    end(subprocess.call([sys.executable, "tests/gate.py", *options], cwd=ROOT))


@task(
    positional=["name"],
    help={
        "name": "related or scale",
        "corpus": "related: a folder of Markdown with front matter",
        "labels": "related: JSON, the labels that people gave to each page, by its slug",
        "output": "related: where to write our lists, as graph.json has them",
        "sizes": "scale: numbers of pages, with commas between",
    },
)
def bench(_: Context, name: str, corpus: str = "", labels: str = "", output: str = "", sizes: str = "") -> None:
    """Measure related reading against what people say of the pages, or how time and memory grow with their number."""
    given = {"corpus": corpus, "labels": labels, "output": output, "sizes": sizes}
    options = [f"--{option}={value}" for option, value in given.items() if value]
    command = [sys.executable, "-m", "bench", name, *options]
    end(subprocess.call(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "tests")}))


@task(help={"upgrade": "take the newest versions that pyproject.toml permits"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Work out the exact, hashed versions of everything that pyproject.toml asks for."""
    end(subprocess.call([sys.executable, "tests/lock.py", *["--upgrade"] * upgrade], cwd=ROOT))


@task
def clean(_: Context) -> None:
    """Remove what builds, previews and tests made. The environment in .venv stays."""
    for pattern in MADE:
        for made in [*ROOT.glob(pattern)]:
            made.unlink() if made.is_file() else shutil.rmtree(made, ignore_errors=True)
