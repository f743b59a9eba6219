"""Every rule, on a page that breaks it and on one that looks close but does not: `NAME.yaml` beside this file.

breaks:    files by path in the content folder, of which one breaks the rule
at:        where the finding is: path, line and column; or path alone
keeps:     files that look close and break nothing of this rule
settings:  what CAREPRESS says beside the defaults
asked:     true where the rule is told only when it is asked for by name
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import tiny_site
from carepress.finding import Finding
from carepress.output import ASKED

HERE = Path(__file__).parent
EXAMPLES = {file.stem: yaml.safe_load(file.read_text()) for file in sorted(HERE.glob("*.yaml"))}


def told(rule: str, example: Mapping[str, Any], files: Mapping[str, str], folder: Path) -> list[Finding]:
    """The findings of a rule about a site with these files."""
    tiny_site.write(files, folder / "content")
    asked = {ASKED: {rule: None}} if example.get("asked") else {}
    settings = example.get("settings", {})
    site = tiny_site.build_folder(folder / "content", folder / "output", CAREPRESS=settings, **asked)
    return [finding for finding in site.findings if finding.rule == rule]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_what_breaks_it_where_it_stands(rule: str, tmp_path: Path) -> None:
    found = told(rule, EXAMPLES[rule], EXAMPLES[rule]["breaks"], tmp_path)
    assert [finding for finding in found if finding.place.startswith(EXAMPLES[rule]["at"])], list(map(str, found))


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_leaves_alone_what_only_looks_close(rule: str, tmp_path: Path) -> None:
    assert not told(rule, EXAMPLES[rule], EXAMPLES[rule]["keeps"], tmp_path)
