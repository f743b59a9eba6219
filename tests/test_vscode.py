"""What VS Code is told: every finding is understood, every schema is wired, and every snippet gives sound Markdown."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from carepress.check import check
from carepress.finding import Finding
from conftest import BuildSite
from tiny_project import BROKEN, TinyProject

FOLDER = Path(__file__).parents[1] / ".vscode"
TASKS = {task["label"]: task for task in json.loads((FOLDER / "tasks.json").read_text())["tasks"]}
SNIPPETS = json.loads((FOLDER / "carepress.code-snippets").read_text())


def settings() -> dict[str, Any]:
    """The settings, which may have comments."""
    text = re.sub(r"^\s*//.*$", "", (FOLDER / "settings.json").read_text(), flags=re.MULTILINE)
    found: dict[str, Any] = json.loads(text)
    return found


def problems(task: str, said: str) -> list[tuple[str, ...]]:
    """What VS Code would show of what a task says: file, line, column, severity, rule and message."""
    matcher = TASKS[task]["problemMatcher"]
    pattern = matcher["pattern"]
    found = (match for line in said.splitlines() if (match := re.match(pattern["regexp"], line)))
    parts = ("file", "line", "column", "severity", "code", "message")
    return [tuple(match[pattern[part]] or matcher["severity"] for part in parts) for match in found]


def test_front_matter_has_a_server_that_starts_where_vs_code_starts_it() -> None:
    given = settings()
    assert given["glspc.server.languageId"] == ["markdown"]
    command = [sys.executable, *given["glspc.server.commandArguments"]]
    assert given["glspc.server.command"] == ".venv/bin/python"
    done = subprocess.run(command, cwd=FOLDER.parent, input=b"", capture_output=True, check=False, timeout=30)
    assert b"No module named" not in done.stderr
    assert done.returncode == 0


def test_every_finding_of_a_check_is_understood(project: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    project.write({"content/articles/broken.md": BROKEN + "\nIt isn't: that.\n"})
    check(format="json")
    told = [Finding(**finding) for finding in json.loads(capsys.readouterr().out)["findings"]]
    check()
    shown = problems("Check all pages", capsys.readouterr().out)
    severity = {"error": "error", "advice": "warning"}
    assert sorted(shown) == sorted(
        (f.source, str(f.line), str(f.column), severity[f.severity], f.rule, f"{f.message} {f.remedy}") for f in told
    )
    assert {"error", "warning"} <= {problem[3] for problem in shown}
    assert TASKS["Check this page"]["problemMatcher"] == TASKS["Check all pages"]["problemMatcher"]


def test_the_preview_is_understood_while_it_runs() -> None:
    error = "content/articles/sleep.md:6:1: error link-broken: It leads nowhere. Mend it."
    assert problems("Preview", error)[0][:5] == ("content/articles/sleep.md", "6", "1", "error", "link-broken")
    background = TASKS["Preview"]["problemMatcher"]["background"]
    assert re.search(background["beginsPattern"], "content/a.md and 2 more changed: building …")
    assert re.search(background["endsPattern"], "12:01:02 Built 110 pages in 0.4 s.")
    assert re.search(background["endsPattern"], "The site was not built. The next save tries again.")


def test_what_the_preview_says_is_what_is_waited_for() -> None:
    code = (FOLDER.parent / "plugins" / "carepress" / "preview" / "session.py").read_text()
    assert all(words in code for words in ("changed: building …", " Built {", "The next save tries again."))


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_a_task_calls_a_task(task: dict[str, Any]) -> None:
    words = task["command"].split()
    known = (FOLDER.parent / "tasks.py").read_text()
    assert words[0] == "./invoke"
    assert f"def {words[1]}(" in known
    assert task["windows"]["command"] == task["command"].replace("./invoke", ".venv\\Scripts\\invoke")


def test_every_schema_is_wired_to_the_file_that_it_is_about() -> None:
    for schema, file in settings()["yaml.schemas"].items():
        assert Path(schema).stem == Path(file).stem
        assert file.startswith("content/data/")
    ours = {path.name for path in (FOLDER.parent / "content" / "data").glob("*.yaml")} - {"addresses.yaml"}
    assert ours <= {Path(file).name for file in settings()["yaml.schemas"].values()}


def typed(snippet: dict[str, Any]) -> str:
    """What stands in the page once somebody has accepted every proposal."""
    text = "\n".join(snippet["body"])
    today = {"$CURRENT_YEAR": "2026", "$CURRENT_MONTH": "01", "$CURRENT_DATE": "10"}
    for name, value in today.items():
        text = text.replace(name, value)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^{}]*)\}|\$\d", lambda match: match[1] or "", text)


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_gives_what_no_rule_objects_to(name: str, build_site: BuildSite) -> None:
    text, keys, body = typed(SNIPPETS[name]), "", "Words.\n"
    assert "$" not in text
    if SNIPPETS[name]["description"].startswith("In front matter"):
        keys = f"{text}\n"
    elif not text.startswith("---"):
        body = f"Words of a film {text}\n" if text.startswith(("<!--", "[^")) else f"Words.\n\n{text}\n\nWords.\n"
    page = text if text.startswith("---") else f"---\ntitle: Sleep\ndate: 2025-01-10\nsummary: Rest.\n{keys}---\n{body}"
    found = build_site({"articles/sleep.md": page + "\nWords.\n"}).findings
    expected = {"image-missing", "quick-exit-address-missing", "exemption-unused", "review-grant", "strategy-unknown"}
    told = {finding.rule for finding in found if finding.source == "articles/sleep.md"}
    assert told <= expected | {"page-never-suggested", "page-out-of-reach"}
