"""Runs every check of code and site, then says what failed and what was not run: ./invoke test"""

import argparse
import compileall
import importlib.util
import os
import subprocess
import sys

import provisions
import server_provisions

CODE_CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy", "--strict"],
}
MARKED = {"long": "the laws that take long (--long)", "servers": "the tests that need servers (--servers)"}


def main(words: list[str]) -> int:
    """Run everything, even after a failure, so that one run tells all. Returns an exit status."""
    options = asked(words)
    if not importlib.util.find_spec("pytest"):
        print("The tests' own packages are missing: start with ./invoke test, or see README.md for Windows.")
        return 1
    selection = [*options.path, *(["-k", options.k] if options.k else [])]
    unmarked = {mark: what for mark, what in MARKED.items() if not vars(options)[mark]}
    failed = [] if selection else [name for name, command in CODE_CHECKS.items() if not passes(name, command)]
    found = provided()
    if not found["CHROMIUM"]:
        print("No browser could be had: install Chromium or Chrome, or name one that starts in CHROMIUM.")
        unmarked["browser"] = "the tests in a browser"
    if not found["ACE_JS"]:
        print("The second accessibility engine could not be had: npm brought nothing. Name its ace.js in ACE_JS.")
    if not found["EDITOR_PROGRAM"]:
        print("The browser editor's program could not be had: npm brought nothing. Name its folder in EDITOR_PROGRAM.")
    if not found["PANGO"]:
        print("Pango could not be had, so no handout can be drawn: install it, on Debian as libpangoft2-1.0-0.")
    if options.servers:
        found |= servers()
    failed += [f"finding {name}" for name, program in found.items() if not program]
    found["HEADLESS_SHELL"] = (
        provisions.headless_shell() if found["CHROMIUM"] else None
    )  # quicker; without, all goes on
    compile_code()
    failed += [] if tests(selection, [*unmarked], found) else ["pytest"]
    left_out = [*unmarked.values(), *([*CODE_CHECKS, "the tests outside your selection"] if selection else [])]
    if left_out:
        print(f"Not run: {', '.join(left_out)}.")
    print(f"Failed: {', '.join(failed)}." if failed else "Everything that was run has passed.")
    return 1 if failed else 0


def asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="*")
    parser.add_argument("-k", default="")
    for mark, what in MARKED.items():
        parser.add_argument(f"--{mark}", action="store_true", help=f"run {what}, too")
    return parser.parse_args(words)


def provided() -> dict[str, str | None]:
    """What tests need besides Python packages, by the variable that names it; None for what could not be had."""
    return {
        "CHROMIUM": provisions.chromium(),
        "JAVA": provisions.java(),
        "VNU_JAR": provisions.html_checker(),
        "ACE_JS": provisions.accessibility_engine(),
        "EDITOR_PROGRAM": provisions.editing_program(),
        "PANGO": provisions.pango(),
    }


def servers() -> dict[str, str | None]:
    """What tests with servers need, by the variable that names it; what could not be had is said in one line."""
    found = server_provisions.provided()
    if missing := [name for name, program in found.items() if not program]:
        print(f"Could not be had for the tests with servers: {', '.join(missing)}. Install each, or name it so.")
    return found


def compile_code() -> None:
    """Once for all: tests start this code in some hundred processes, and some shells let none of them keep bytecode."""
    for folder in ("plugins", "tests"):
        compileall.compile_dir(folder, quiet=2)


def passes(name: str, command: list[str], **environment: str) -> bool:
    print(f"── {name}", flush=True)
    return subprocess.call([sys.executable, "-m", *command], env=os.environ | environment) == 0


def tests(selection: list[str], unmarked: list[str], found: dict[str, str | None]) -> bool:
    """Run pytest with what was found at hand; whole runs use every core, a file's tests staying together.

    Tests in a browser wait half of their time, so there is one process more than there are cores.

    Files are begun in the order of tests/conftest.py, which knows better than their number of tests how long they take.
    """
    command = ["pytest", *selection, "--durations=25", "-m", " and ".join(f"not {mark}" for mark in unmarked)]
    processes = str((os.cpu_count() or 1) + 1)
    command += [] if selection else ["--numprocesses", processes, "--dist", "loadfile", "--no-loadscope-reorder"]
    return passes("pytest", command, **{name: program or "" for name, program in found.items()})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
