"""Exceptions told as findings, with the file and the line to mend."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from carepress import failure


def raised(act: Callable[[], object]) -> Exception:
    """The exception that something raises."""
    with pytest.raises(Exception) as caught:  # noqa: PT011  Any will do
        act()
    return caught.value


def test_a_syntax_error_is_where_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "settings.py"
    error = raised(lambda: compile("x = 1\ny = (\n", str(file), "exec"))
    found = failure.failure(error)
    assert (found.source, found.line, found.column) == ("settings.py", 2, 5)
    assert found.message == "SyntaxError: '(' was never closed."


@pytest.mark.parametrize(("text", "line"), [("a\n{{ nope }}", 2), ("a\n\n{% if %}", 3)])
def test_a_template_is_named_with_its_line(
    text: str, line: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(text)
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(tmp_path), undefined=jinja2.StrictUndefined, autoescape=True
    )
    found = failure.failure(raised(lambda: templates.get_template("page.html").render()))
    assert (found.source, found.line) == ("page.html", line)


def test_the_code_that_called_a_library_is_not_at_fault() -> None:
    error = raised(lambda: json.loads("{"))
    assert failure.place(error) == (".", 1, 1)
    assert "JSONDecodeError" in failure.trace(error)


def test_ones_own_code_is_named() -> None:
    def divide() -> float:
        return 1 / 0

    source, _, _ = failure.place(raised(divide))
    assert Path(source).name == "test_failure.py"


def test_mistakes_below_a_heading_are_told_one_by_one() -> None:
    found = failure.failures(SystemExit("Wrong:\n  “a” is no key.\n  “b” is no day."))
    assert [finding.message for finding in found] == ["Wrong: “a” is no key.", "Wrong: “b” is no day."]
    assert failure.failures(SystemExit("Wrong.")) == [failure.failure(SystemExit("Wrong."))]
    assert failure.failures(ValueError("a\n  b")) == [failure.failure(ValueError("a\n  b"))]


def test_a_sentence_stays_a_sentence() -> None:
    found = failure.failure(SystemExit("Two\n  lines."))
    assert found.message == "Two lines."
    assert failure.trace(SystemExit("Two")) == ""


def test_a_full_disk_is_nobodys_line() -> None:
    found = failure.failure(OSError(errno.ENOSPC, "No space left on device"))
    assert (found.source, found.message) == (".", "The disk is full.")


def test_a_file_that_cannot_be_written_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    full = OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "a.md"))
    shut = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "a.md"))
    assert failure.unwritable(full) == (
        "a.md cannot be read or written (No space left on device): make room on the disk, and try again."
    )
    assert "(Permission denied): see that you may read and write that folder" in failure.unwritable(shut)
