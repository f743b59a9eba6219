"""Every rule, on a page that breaks it and on one that looks close but does not: `NAME.yaml` beside this file.

breaks:    files by path in the content folder, of which one breaks the rule
at:        where the finding is: path, line and column, or path and line; “.” is the settings file
keeps:     files that look close and break nothing of this rule
settings:  what CAREPRESS says beside the defaults; kept_settings, where it says other things for `keeps`
kept_pelican:  what Pelican's own settings say for `keeps`
asked:     true where the rule is told only when it is asked for by name

A file's text may be bytes: `!!binary` and their Base64.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

import tiny_site
from carepress.finding import Finding
from carepress.output import ASKED
from carepress.rules import RULES

HERE = Path(__file__).parent
EXAMPLES: dict[str, Any] = {file.stem: yaml.safe_load(file.read_text()) for file in sorted(HERE.glob("*.yaml"))}


_SITE = "tests/inspection/test_finished_site.py"
SHOWN_ELSEWHERE = {
    "asset-missing": f"{_SITE}::test_a_fault_of_a_template_is_named_there_and_once",
    "build-failed": "tests/check/test_content_check.py::test_a_failing_template_is_a_finding_whatever_was_asked_for",
    "contrast-low": f"{_SITE}::test_a_fault_of_a_stylesheet_or_script_is_named_where_it_stands",
    "cookie-set": f"{_SITE}::test_a_fault_of_a_stylesheet_or_script_is_named_where_it_stands",
    "cross-link": "tests/check/test_link_check.py::test_a_link_is_told_with_place_words_target_and_sentence",
    "file-unreadable": "tests/test_bad_input.py::test_one_run_names_every_fault_in_its_place",
    "handout-missing": "tests/handouts/test_handouts.py::"
    "test_without_the_engine_the_site_is_built_and_says_what_is_missing",
    "heading-one": f"{_SITE}::test_a_fault_of_a_template_is_named_there_and_once",
    "image-too-heavy": f"{_SITE}::test_a_picture_is_weighed_where_it_is_named",
    "inline-script": f"{_SITE}::test_a_fault_of_a_template_is_named_there_and_once",
    "inline-style": f"{_SITE}::test_a_fault_of_a_template_is_named_there_and_once",
    "landmark-missing": f"{_SITE}::test_a_fault_of_a_template_is_named_there_and_once",
    "page-too-heavy": f"{_SITE}::test_a_long_page_is_named",
    "page-unreadable": "tests/inspection/test_finished_page.py::test_what_cannot_be_read_is_told",
    "pelican-error": "tests/test_pelican_log.py::test_a_file_that_a_plugin_fails_on_is_not_left_out_silently",
    "plugin-missing": "tests/test_bad_input.py::test_a_missing_plugin_is_told",
    "viewport-missing": "tests/inspection/test_finished_page.py::test_a_page_must_fit_a_phone",
}
"""Rules that no files written here can break, and the tests that show them."""


def test_every_rule_is_shown_here_or_elsewhere() -> None:
    assert set(EXAMPLES) | set(SHOWN_ELSEWHERE) == set(RULES)
    assert not set(EXAMPLES) & set(SHOWN_ELSEWHERE)
    for place in SHOWN_ELSEWHERE.values():
        file, _, test = place.partition("::")
        assert f"def {test}(" in (HERE.parents[1] / file).read_text()


def found(rule: str, side: str, folder: Path) -> list[Finding]:
    """The findings of a rule about its example's files on one side: `breaks` or `keeps`."""
    example = EXAMPLES[rule]
    (folder / "content").mkdir()
    tiny_site.write(example[side], folder / "content")
    asked = {ASKED: {rule: None}} if example.get("asked") else {}
    settings, pelican = example.get("settings", {}), {}
    if side == "keeps":
        settings, pelican = example.get("kept_settings", settings), example.get("kept_pelican", {})
    site = tiny_site.build_folder(folder / "content", folder / "output", CAREPRESS=settings, **asked, **pelican)
    return [finding for finding in site.findings if finding.rule == rule]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_what_breaks_it_where_it_stands(rule: str, tmp_path: Path) -> None:
    told = found(rule, "breaks", tmp_path)
    here = [finding for finding in told if f"{finding.place}:".startswith(f"{EXAMPLES[rule]['at']}:")]
    assert here, list(map(str, told))
    assert here[0].severity == RULES[rule].severity


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_leaves_alone_what_only_looks_close(rule: str, tmp_path: Path) -> None:
    assert not list(map(str, found(rule, "keeps", tmp_path)))
