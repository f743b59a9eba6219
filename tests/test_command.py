"""The command itself: a wrong call gets one sentence with what may be meant, and status 2."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.command import helped

ROOT = Path(__file__).parents[1]


def call(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "carepress.command", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("chek", "There is no task “chek”. Did you mean “check”?"),
        ("check --fil x", "No option “--fil” belongs here. Did you mean “--file”?"),
        ("check --nope=3", "No option “--nope” belongs here."),
        ("check --format", "“--format” needs a value."),
        ("move", "“move” needs its page, to: ./invoke --help move."),
    ],
)
def test_a_call_that_is_not_understood_is_told_with_what_may_be_meant(words: str, sentence: str) -> None:
    done = call(*words.split())
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_a_task_still_decides_its_own_status() -> None:
    assert call("check", "--file", "nowhere.md").returncode == 2
    assert call("check", "--explain", "link-broken").returncode == 0


@pytest.mark.parametrize("words", [("--help", "move"), ("move", "--help"), ("move", "-h"), ("move", "a.md", "--help")])
def test_help_is_given_wherever_it_is_asked_for(words: tuple[str, ...]) -> None:
    done = call(*words)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: ./invoke")


def test_the_bare_command_lists_the_tasks() -> None:
    done = call()
    assert done.returncode == 0
    assert done.stdout == call("--list").stdout


@given(st.lists(st.sampled_from(["check", "--file", "a.md", "--list", "build"]), min_size=1))
def test_a_call_that_asks_for_no_help_stays_as_it_is(words: list[str]) -> None:
    assert helped(words) == words
