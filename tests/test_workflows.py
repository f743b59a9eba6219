"""The workflows that run elsewhere: they call our own tasks, may do no more than they need, and stay as they are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from task_options import task_options

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


GITLAB = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text())
READ = {"contents": "read"}
DEPLOYING = READ | {"pages": "write", "id-token": "write", "attestations": "write"}
PERMISSIONS = {
    "pull-request": {"look": READ},
    "publish": {"deploy": DEPLOYING},
    "nightly": {"renew": DEPLOYING, "due": READ, "links": READ, "audit": READ},
    "laws": {"laws": READ},
}
"""What each job may do, which is no more than it needs."""


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text())
    return found


def runs(name: str) -> list[str]:
    return [step["run"] for step in steps(workflow(name)) if "run" in step]


def gitlab_lines() -> list[str]:
    jobs = [job for job in GITLAB.values() if isinstance(job, dict)]
    return [line for job in jobs for key in ("script", "after_script") for line in job.get(key, ())]


def test_all_workflows_are_those_that_are_known() -> None:
    assert {path.stem for path in WORKFLOWS} == {*PERMISSIONS}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_calls_tasks_alone_and_pins_what_others_made(path: Path) -> None:
    for job in workflow(path.stem)["jobs"].values():
        called = job.get("uses", "./.github/workflows/publish.yml")
        assert (ROOT / called).is_file()
        assert "uses" in job or ("timeout-minutes" in job and re.fullmatch(r"ubuntu-\d+\.\d+", job["runs-on"]))
    for step in steps(workflow(path.stem)):
        assert ("run" in step) != ("uses" in step)
        # Nothing of what strangers write is put into a command.
        assert re.fullmatch(r'\./invoke( [\w:/.-]+| "\$[A-Z_]+")+', step["run"]) if "run" in step else True
        assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"]) if "uses" in step else True


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_needs(path: Path) -> None:
    found = workflow(path.stem)
    assert found["permissions"] == {}
    assert {name: job["permissions"] for name, job in found["jobs"].items()} == PERMISSIONS[path.stem]
    checkouts = [step for step in steps(found) if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    secret = [step for step in steps(found) if "secrets." in str(step)]
    assert all(step["run"].startswith("./invoke deploy") for step in secret)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_only_what_looks_at_a_pull_request_may_be_cut(path: Path) -> None:
    cancels = workflow(path.stem)["concurrency"]["cancel-in-progress"]
    assert cancels is (path.stem == "pull-request")


def test_every_task_and_option_that_a_workflow_names_is_there() -> None:
    lines = [*(line for path in WORKFLOWS for line in runs(path.stem)), *gitlab_lines()]
    called = [match.split() for line in lines for match in re.findall(r"\./invoke ([^;|&]+)", line)]
    assert len(called) > 15
    for task, *words in called:
        assert task in task_options()
        assert {word for word in words if word.startswith("--")} <= task_options()[task], f"{task} {words}"


def test_what_is_taken_is_published_attested_deployed_and_looked_at_from_outside() -> None:
    found = workflow("publish")
    assert found[True]["push"]["branches"] == ["main"]  # YAML reads the key “on” as true
    told = [step.get("run") or step["uses"].partition("@")[0] for step in steps(found)]
    order = [
        "./invoke publish",
        './invoke deploy --to "$DEPLOY_TO"',
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
        './invoke deploy --to "$DEPLOY_TO" --verify',
        "actions/attest-build-provenance",
    ]
    assert [one for one in told if one in order] == order
    (attested,) = (step for step in steps(found) if "attest" in step.get("uses", ""))
    assert "output/release.json" in attested["with"]["subject-path"]
    assert "artifact.tar" in attested["with"]["subject-path"]


def test_each_night_the_site_is_renewed_and_what_is_due_is_told() -> None:
    found = workflow("nightly")
    assert found[True]["schedule"]
    renew = found["jobs"]["renew"]
    assert renew["uses"] == "./.github/workflows/publish.yml"
    assert renew["with"] == {"nightly": True}
    (by_night,) = (step for step in steps(workflow("publish")) if step.get("run") == "./invoke publish --nightly")
    assert by_night["if"] == "${{ inputs.nightly }}"
    wanted = {"./invoke helplines", "./invoke check --format github", "./invoke links --external", "./invoke audit"}
    assert {*runs("nightly")} == wanted
    # The night’s publish ends with 1 where somebody must look at something, and its site goes online all the same.
    (deploy,) = (step for step in steps(workflow("publish")) if step.get("id") == "deployed")
    assert "!cancelled() && (success() || inputs.nightly)" in deploy["if"]


def test_no_machine_says_yes_to_the_removal_of_many_pages() -> None:
    written = [*(ROOT / ".github" / "workflows").glob("*.yml"), ROOT / ".gitlab-ci.yml"]
    assert not [file.name for file in written if "--yes" in file.read_text()]


def test_each_pull_request_is_checked_beside_its_lines_and_can_be_looked_at() -> None:
    found = workflow("pull-request")
    # Not `pull_request_target`, whose runs may write, and would run what a stranger sends.
    assert [*found[True]] == ["pull_request"]
    check, build, upload = steps(found)[2:]
    assert check["run"] == "./invoke check --format github"
    assert (build["run"], "!cancelled()" in build["if"]) == ("./invoke build", True)
    assert upload["with"]["path"] == "output"


@pytest.mark.parametrize("name", ["pull-request", "publish"])
def test_what_was_worked_out_in_earlier_runs_is_brought_back_and_kept_anew(name: str) -> None:
    (cache,) = (step["with"] for step in steps(workflow(name)) if step.get("uses", "").startswith("actions/cache@"))
    assert ".kept" in cache["path"].split()
    assert cache["key"].startswith(cache["restore-keys"])
    assert cache["key"] != cache["restore-keys"], "each run keeps its own"


def test_gitlab_calls_the_same_tasks_in_a_pinned_place_and_cuts_no_deploy() -> None:
    assert re.fullmatch(r"python:\d+\.\d+\.\d+-[a-z]+", GITLAB["default"]["image"])
    assert GITLAB["default"]["interruptible"] is False
    assert GITLAB["check"]["script"] == ["./invoke check --format gitlab > code-quality.json"]
    assert GITLAB["check"]["artifacts"]["reports"] == {"codequality": "code-quality.json"}
    for line in gitlab_lines():
        assert re.fullmatch(
            r'\./invoke [\w:/ "$-]+( > [\w.-]+)?|if .+; then \./invoke .+; else \./invoke [a-z]+; fi', line
        )
    jobs = {name: job for name, job in GITLAB.items() if isinstance(job, dict)}
    deploying = [job for job in jobs.values() if "./invoke deploy" in str(job.get("script"))]
    assert len(deploying) == 2
    assert {job["resource_group"] for job in deploying} == {"deploy"}
    assert "public" in GITLAB["pages"]["artifacts"]["paths"]
    assert {name for name, job in jobs.items() if "schedule" in str(job.get("rules"))} == {"due", "links", "audit"}


def test_what_runs_by_itself_is_told_to_publishers() -> None:
    told = (ROOT / "docs" / "automation.md").read_text()
    assert all(f"`{path.name}`" in told for path in WORKFLOWS)
    assert all(f"`{name}`" in told for name in ("check", "pages", "verify", "due", "links", "audit"))


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
