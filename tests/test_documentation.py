"""The documentation: its links lead somewhere, also in a site that was started, and tasks that it names are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from carepress.starting.house import HOUSE, OFFERED
from task_options import task_options

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

_CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_CALL = re.compile(r"\./invoke ([a-z]+)((?: +(?:--?[\w-]+(?:=\S+)?|\"[^\"]*\"|[^\s`|;&#)]+))*)")


def links(page: Path) -> Iterator[str]:
    yield from re.findall(r"\]\(([^)\s]+)\)", _CODE.sub("", page.read_text()))


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading).lower() for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_the_documentation_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
        top = target.relative_to(ROOT).parts[0]
        assert page.name == "README.md" or top in {*HOUSE, *OFFERED}, f"a site that was started has no {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_task_and_option_that_the_documentation_names_is_there(page: Path) -> None:
    for code in _CODE.findall(page.read_text()):
        for task, words in _CALL.findall(code):
            assert task in task_options(), f"./invoke {task}{words}"
            options = {word.partition("=")[0] for word in words.split() if word.startswith("-")}
            assert options <= task_options()[task], f"./invoke {task}{words}"


def test_many_calls_are_looked_at() -> None:
    found = [call for page in PAGES for code in _CODE.findall(page.read_text()) for call in _CALL.findall(code)]
    assert len(found) > 80
    assert {"start", "deploy", "rollback", "audit"} <= {task for task, _ in found}
    assert any("--upgrade" in words for _, words in found)
