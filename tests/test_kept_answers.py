"""Laws of kept answers: what is known is what was kept, and what cannot be trusted is not known."""

import datetime
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from carepress import kept_answers
from carepress.kept_answers import DAYS, FILE, KeptAnswers
from privileges import permissions_hold

ANSWERS = {b"%d" % number: b"answer %d" % number * 200 for number in range(300)}


def test_what_is_known_is_what_was_kept_last(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path / "deep")
    kept.keep({b"a": b"1", b"b": b"2"})
    kept.keep({b"a": b"3"})
    assert kept.known([b"a", b"b", b"c"]) == {b"a": b"3", b"b": b"2"}


def test_nothing_is_kept_where_no_folder_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    KeptAnswers(None).keep(ANSWERS)
    assert KeptAnswers(None).known([*ANSWERS]) == {}
    assert capsys.readouterr().err == ""


@settings(max_examples=30)
@given(some.randoms(use_true_random=False))
def test_of_a_damaged_file_nothing_is_known_but_what_was_kept(chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        kept, file = KeptAnswers(Path(name)), Path(name) / FILE
        kept.keep(ANSWERS)
        content = bytearray(file.read_bytes())
        for _ in range(chance.randint(1, 200)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        file.write_bytes(content[: chance.choice((len(content), chance.randrange(len(content))))])
        found = kept.known([*ANSWERS])
        assert found.items() <= ANSWERS.items()
        kept.keep(ANSWERS)
        kept.keep(ANSWERS)
        assert kept.known([*ANSWERS]).items() <= ANSWERS.items()


def test_a_damaged_file_is_told_in_one_sentence_and_begun_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = KeptAnswers(tmp_path)
    (tmp_path / FILE).write_bytes(b"nonsense" * 1000)
    assert kept.known([b"a"]) == {}
    (told,) = capsys.readouterr().err.splitlines()
    assert (
        told
        == f"{tmp_path / FILE} is damaged (file is not a database), so it was removed: everything is worked out anew."
    )
    kept.keep(ANSWERS)
    assert kept.known([*ANSWERS]) == ANSWERS


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = KeptAnswers(tmp_path)
    kept.keep({b"a": b"1"})
    tmp_path.chmod(0o555)
    (tmp_path / FILE).chmod(0o444)
    with permissions_hold():
        kept.keep({b"b": b"2"})
        assert b"b" not in kept.known([b"b"])
    tmp_path.chmod(0o755)
    assert capsys.readouterr().err.count("nothing is kept") == 1


def test_a_place_where_no_folder_can_be_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    KeptAnswers(tmp_path / "file").keep(ANSWERS)
    assert "nothing is kept" in capsys.readouterr().err


def test_two_builds_at_once_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from carepress.kept_answers import KeptAnswers\n"
        "for n in range(20): KeptAnswers(Path(sys.argv[1])).keep({b'%s %d' % (sys.argv[2].encode(), n): b'x' * 9999})"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, tmp_path, name], env=_env()) for name in "ab"]
    assert [run.wait() for run in runs] == [0, 0]
    assert len(KeptAnswers(tmp_path).known([b"%s %d" % (name, n) for name in (b"a", b"b") for n in range(20)])) == 40


def test_a_build_that_is_killed_leaves_whole_answers(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from carepress.kept_answers import KeptAnswers; print(flush=True)\n"
        "for n in range(10**6): KeptAnswers(Path(sys.argv[1])).keep({b'%d' % n: b'%d' % n * 9999})"
    )
    for pause in (0.0, 0.01, 0.05):
        run = subprocess.Popen([sys.executable, "-c", program, tmp_path], env=_env(), stdout=subprocess.PIPE)
        assert run.stdout
        run.stdout.readline()
        time.sleep(pause)
        os.kill(run.pid, signal.SIGKILL)
        run.communicate()
        found = KeptAnswers(tmp_path).known([b"%d" % n for n in range(1000)])
        assert all(value == key * 9999 for key, value in found.items())
        KeptAnswers(tmp_path).keep({b"after": b"1"})
        assert KeptAnswers(tmp_path).known([b"after"]) == {b"after": b"1"}


def test_what_nobody_asks_for_goes_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, today = KeptAnswers(tmp_path), datetime.date(2026, 1, 1).toordinal()
    monkeypatch.setattr(kept_answers, "_today", lambda: today)
    kept.keep({b"asked for": b"1", b"forgotten": b"2"})
    monkeypatch.setattr(kept_answers, "_today", lambda: today + DAYS)
    kept.known([b"asked for"])
    monkeypatch.setattr(kept_answers, "_today", lambda: today + DAYS + 1)
    kept.keep({b"new": b"3"})
    assert {*kept.known([b"asked for", b"forgotten", b"new"])} == {b"asked for", b"new"}
    with sqlite3.connect(tmp_path / FILE) as database:
        assert [*database.execute("SELECT count(*) FROM answer")] == [(2,)]
    database.close()


def _env() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": "plugins"}
