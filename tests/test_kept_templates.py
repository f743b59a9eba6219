"""Kept templates: compiled once, and never trusted where they are damaged or of another file."""

from pathlib import Path

import jinja2

from carepress.kept_templates import KeptTemplates


def drawn(source: str, folder: Path) -> str:
    loader = jinja2.DictLoader({"page.html": source})
    return (
        jinja2.Environment(autoescape=True, loader=loader, bytecode_cache=KeptTemplates(folder))
        .get_template("page.html")
        .render(name="you")
    )


def test_a_template_is_kept_and_used_again(tmp_path: Path) -> None:
    assert drawn("Hello {{ name }}", tmp_path) == "Hello you"
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert drawn("Hello {{ name }}", tmp_path) == "Hello you"
    assert kept.stat().st_mtime_ns == before


def test_a_changed_template_is_made_anew(tmp_path: Path) -> None:
    drawn("Hello {{ name }}", tmp_path)
    assert drawn("Goodbye {{ name }}", tmp_path) == "Goodbye you"


def test_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    drawn("Hello {{ name }}", tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for length in range(0, len(whole), 7):
        kept.write_bytes(whole[:length])
        assert drawn("Hello {{ name }}", tmp_path) == "Hello you"
        assert kept.read_bytes() == whole
        kept.write_bytes(whole[:length] + bytes([whole[length] ^ 1]) + whole[length + 1 :])
        assert drawn("Hello {{ name }}", tmp_path) == "Hello you"


def test_where_nothing_can_be_kept_templates_are_drawn_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert drawn("Hello {{ name }}", tmp_path / "file") == "Hello you"
