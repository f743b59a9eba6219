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
        assert re.fullmatch(r"\./invoke [a-z]+( --[a-z]+)*", step["run"]) if "run" in step else "uses" in step
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
