"""The workflows that run elsewhere: they call our own tasks, may do no more than they need, and stay as they are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_calls_tasks_alone_and_pins_what_others_made(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    for step in steps(workflow):
        assert (
            re.fullmatch(r"\./invoke [a-z]+( --[a-z]+( github| tests/[\w/.]+)?)*", step["run"])
            if "run" in step
            else "uses" in step
        )
        assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"]) if "uses" in step else True
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())


def test_each_night_the_site_is_renewed_and_what_is_due_is_told() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "nightly.yml").read_text())
    assert workflow[True]["schedule"]  # YAML reads the key “on” as true
    runs = [step.get("run") for step in steps(workflow)]
    assert runs.index("./invoke publish --nightly") < runs.index("./invoke helplines")
    online = [step for step in steps(workflow) if "deploy-pages" in step.get("uses", "")]
    assert all("!cancelled()" in step["if"] and "hashFiles" in step["if"] for step in online)
    assert online


def test_each_pull_request_is_checked_beside_its_lines_and_can_be_looked_at() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pull-request.yml").read_text())
    # Not `pull_request_target`, whose runs may write, and would run what a stranger sends.
    assert [*workflow[True]] == ["pull_request"]
    assert workflow["concurrency"]["cancel-in-progress"]
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    check, build, upload = steps(workflow)[2:]
    assert check["run"] == "./invoke check --format github"
    assert (build["run"], "!cancelled()" in build["if"]) == ("./invoke build", True)
    assert upload["with"]["path"] == "output"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_was_worked_out_in_earlier_runs_is_brought_back_and_kept_anew(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    (cache,) = (step["with"] for step in steps(workflow) if step.get("uses", "").startswith("actions/cache@"))
    assert ".kept" in cache["path"].split()
    assert cache["key"].startswith(cache["restore-keys"])
    assert cache["key"] != cache["restore-keys"], "each run keeps its own"


FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PARTS = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
"""What GitHub takes in the attributes of each part of a form."""


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_github_shows(path: Path) -> None:
    form = yaml.safe_load(path.read_text())
    assert {"name", "description", "body"} <= {*form} <= {"name", "description", "title", "labels", "body"}
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({part["id"] for part in asked}) == len(asked) > 1
    assert len({part["attributes"]["label"] for part in asked}) == len(asked)
    for part in form["body"]:
        assert {*part} <= {"type", "id", "attributes", "validations"}
        assert {*part["attributes"]} <= PARTS[part["type"]]
        assert part["attributes"].get("label" if part["type"] != "markdown" else "value")
        assert {*part.get("validations", {})} <= {"required"}
        assert all(isinstance(value, str) for value in part["attributes"].values() if not isinstance(value, list))


def test_each_form_has_its_list_for_the_pull_request() -> None:
    lists = {path.stem for path in (ROOT / ".github" / "PULL_REQUEST_TEMPLATE").glob("*.md")}
    assert {path.stem for path in FORMS} == lists == {"new-article", "review-due", "correction"}
    named = (ROOT / ".github" / "pull_request_template.md").read_text()
    assert all(f"{name}.md" in named for name in lists)


def test_what_runs_before_a_commit_is_here() -> None:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert repository["repo"] == "local"
    (hook,) = repository["hooks"]
    assert (hook["language"], hook["entry"]) == ("system", ".venv/bin/python -m carepress.check")
    assert re.search(hook["files"], "content/articles/sleep.md")
    assert not re.search(hook["files"], "docs/editors.md")
