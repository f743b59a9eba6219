"""Runs every check of code and site, then says what failed and what was not run: ./invoke test"""

import argparse
import importlib.util
import os
import subprocess
import sys

import provisions

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
    failed, left_out = [], [what for mark, what in MARKED.items() if not vars(options)[mark]]
    if options.path or options.k:
        left_out += [*CODE_CHECKS, "the tests outside your selection"]
    else:
        failed += [name for name, command in CODE_CHECKS.items() if not passes(name, command)]
    failed += tests(options)
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


def passes(name: str, command: list[str], **environment: str) -> bool:
    print(f"── {name}", flush=True)
    return subprocess.call([sys.executable, "-m", *command], env=os.environ | environment) == 0


def tests(options: argparse.Namespace) -> list[str]:
    """Run pytest with a browser and the HTML checker at hand. Returns the names of what failed."""
    found = {"CHROMIUM": provisions.chromium(), "JAVA": provisions.java(), "VNU_JAR": provisions.html_checker()}
    failed = [f"finding {name} (see above)" for name, program in found.items() if not program]
    if not found["CHROMIUM"]:
        print("No browser could be had: install Chromium or Chrome, or name one that starts in CHROMIUM.")
    skipped = [f"not {mark}" for mark in MARKED if not vars(options)[mark]]
    skipped += ["not browser"] * (not found["CHROMIUM"])
    command = ["pytest", *options.path, "-m", " and ".join(skipped), *(["-k", options.k] if options.k else [])]
    at_hand = {name: program for name, program in found.items() if program}
    return [*failed, *([] if passes("pytest", command, **at_hand) else ["pytest"])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
