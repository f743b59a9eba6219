"""Tiny projects for tests of the tasks: a folder with settings, content and, where a test changes it, a theme."""

import dataclasses
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import tiny_site

ROOT = Path(__file__).parents[1]
PLUGINS = ROOT / "plugins"

SETTINGS = f"""
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, {str(PLUGINS)!r})
from carepress.pelican_settings import *

PATH, SITENAME, SITEURL, DEFAULT_LANG, TIMEZONE = "content", "Tiny", "", "en", "UTC"
PLUGIN_PATHS = [*PLUGIN_PATHS, "own"]
CAREPRESS = {{"today": date(2026, 1, 15)}}
"""

PUBLISH = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *

CAREPRESS = CAREPRESS | {"mode": "publish"}
"""

SLEEP = "---\ntitle: Sleep\ndate: 2025-01-02\n---\n\nGood nights.\n"
BROKEN = "---\ntitle: Broken\ndate: 2025-01-03\n---\n\n[Nowhere](nowhere.md)\n"


@dataclasses.dataclass(frozen=True)
class TinyProject:
    """A project in a folder of its own; paths are relative to that folder."""

    folder: Path

    def write(self, files: Mapping[str, str]) -> None:
        """Write files by path."""
        tiny_site.write(files, self.folder)

    def add(self, setting: str) -> None:
        """Add a line to the settings."""
        with (self.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"\n{setting}\n")

    def add_theme(self) -> None:
        """Give it a theme of its own, which a test may break."""
        shutil.copytree(ROOT / "theme", self.folder / "theme")
        self.add('THEME = "theme"')

    def add_plugin(self, code: str) -> None:
        """Give it a plugin of its own, ahead of the one that writes."""
        self.write({"own/own_plugin.py": code})
        self.add('PLUGINS = [*PLUGINS[:-1], "own_plugin", PLUGINS[-1]]')

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Start Python with these words in the folder; what it says is to be read from its `stdout` and `stderr`."""
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(PLUGINS), "COLUMNS": "400"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python with these words in the folder."""
        with self.start(*words, **environment) as process:
            said, complained = process.communicate(timeout=180)
            return subprocess.CompletedProcess(words, process.returncode, said, complained)

    def pelican(self, settings: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run plain Pelican into the folder `output`."""
        return self.run("-m", "pelican", "content", "-s", settings, "-o", "output", *options)

    def output(self, folder: str = "output") -> dict[str, bytes]:
        """Every file of an output folder by its path."""
        root = self.folder / folder
        return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def made(folder: Path) -> TinyProject:
    """A project with one article and the house's settings."""
    project = TinyProject(folder)
    project.write({"pelicanconf.py": SETTINGS, "publishconf.py": PUBLISH, "content/articles/sleep.md": SLEEP})
    tiny_site.forget_signals()
    return project


def wait_until(happens: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so; fail where it is not so in time."""
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
