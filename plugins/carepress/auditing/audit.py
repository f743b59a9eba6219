"""The audit: whether what a site is built with has a weakness that is known; not asked, or not answered, is no pass."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from carepress.terminal import refuse, say

PROJECT = Path(__file__).resolve().parents[3]
FILES = ("requirements.txt", "plugins/carepress/*/requirements.txt", "tests/requirements.txt")
"""Where the exact versions of all packages stand."""

_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
_AGAIN = "Nobody knows whether the packages are safe: run this again when that is mended."

Pinned = Mapping[str, frozenset[str]]
"""Versions of packages by their names."""


def audit() -> int:
    """Ask the package index for known weaknesses of every package. Returns 1 for any, and where not all were asked."""
    wanted = pinned(file.read_text(encoding="utf-8") for name in FILES for file in sorted(PROJECT.glob(name)))
    if not wanted:
        return refuse(f"No package was audited: {FILES[0]} names none. Take it back from git.", 1)
    told = [_answer(group) for group in _groups(wanted)]
    if None in told:
        return refuse(f"No package was audited, as the package index did not answer. {_AGAIN}", 1)
    wrong = verdict(wanted, [dependency for answer in told if answer for dependency in answer["dependencies"]])
    if wrong:
        return refuse("\n".join(wrong), 1)
    say(f"All {len(wanted):,} packages were audited: no weakness of theirs is known.")
    return 0


def pinned(texts: Iterable[str]) -> Pinned:
    """The packages of requirements files, on whichever machine each is needed."""
    found: dict[str, frozenset[str]] = {}
    for name, version in (pair for text in texts for pair in _PINNED.findall(text)):
        found[_plain(name)] = found.get(_plain(name), frozenset()) | {version}
    return found


def verdict(wanted: Pinned, answers: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is wrong, a sentence for each: weaknesses, and packages of which nothing was told."""
    told = {(_plain(answer["name"]), answer.get("version")): answer.get("vulns", []) for answer in answers}
    weak = [
        f"{name} {version} has a known weakness, {vuln['id']}: {_remedy(vuln['fix_versions'])}"
        for (name, version), vulns in sorted(told.items(), key=str)
        for vuln in vulns
    ]
    missed = sorted({name for name, versions in wanted.items() for one in versions if (name, one) not in told})
    if len(missed) == len(wanted):
        return [*weak, f"No package was audited, as the package index knows none of them. {_AGAIN}"]
    named = ", ".join(missed[:5]) + (f" and {len(missed) - 5} more" if missed[5:] else "")
    return [*weak, *[f"Not every package was audited: nothing was told of {named}. {_AGAIN}"] * bool(missed)]


def _remedy(versions: list[str]) -> str:
    if not versions:
        return "no version mends it yet. Read about it, and decide whether the site is touched."
    return f"version {versions[0]} mends it. Take a newer CarePress, or run ./invoke lock --upgrade in its own folder."


def _groups(wanted: Pinned) -> list[dict[str, str]]:
    """The packages with one version each, as often as some have several: an audit takes one version of each."""
    most = max(map(len, wanted.values()))
    return [{name: sorted(v)[at] for name, v in wanted.items() if at < len(v)} for at in range(most)]


def _answer(packages: Mapping[str, str]) -> Mapping[str, Any] | None:
    """What pip-audit tells of packages; None where it came to no end. It ends well where it has skipped everything."""
    with tempfile.TemporaryDirectory() as folder:
        named = Path(folder) / "requirements.txt"
        named.write_text("".join(f"{name}=={version}\n" for name, version in packages.items()), encoding="utf-8")
        options = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--desc", "off"]
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(named), *options]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    try:
        found: Mapping[str, Any] = json.loads(told)
    except ValueError:
        return None
    return found


def _plain(name: str) -> str:
    """A package's name as it is compared: case and separators do not count."""
    return re.sub(r"[-_.]+", "-", name).lower()
