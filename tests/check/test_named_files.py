"""A check of named files: it looks at them alone, and finds what a check of everything finds in them."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

import tiny_site
from carepress.bridge import run
from carepress.check import check
from carepress.outcome import Task
from tiny_project import TinyProject

RULES = Path(__file__).parents[1] / "rules"
EXAMPLES = {file.stem: yaml.safe_load(file.read_text()) for file in sorted(RULES.glob("*.yaml"))}
FROM_ELSEWHERE = {"page-never-suggested", "page-out-of-reach"}
"""Rules on what leads to a page: only a check of all pages tells them."""
PLAIN = {
    name: example
    for name, example in EXAMPLES.items()
    if name not in FROM_ELSEWHERE
    and not {"settings", "asked"} & {*example}
    and example["at"].partition(":")[0] in example["breaks"]
}


def told(capsys: pytest.CaptureFixture[str], *files: str) -> list[dict[str, object]]:
    """What a check tells of files, or of all, but for what leads to them from elsewhere."""
    check(files, "json")
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    assert not files or not [finding for finding in found if finding["rule"] in FROM_ELSEWHERE]
    return [finding for finding in found if finding["rule"] not in FROM_ELSEWHERE]


@pytest.mark.parametrize("rule", PLAIN)
def test_what_breaks_a_rule_is_found_in_the_file_alone(
    rule: str, project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project.folder / "content")
    tiny_site.write(PLAIN[rule]["breaks"], project.folder / "content")
    file = f"content/{PLAIN[rule]['at'].partition(':')[0]}"
    everything = [finding for finding in told(capsys) if finding["source"] == file]
    assert told(capsys, file) == everything
    assert rule in {finding["rule"] for finding in everything}


def test_a_page_far_from_home_and_an_anchor_of_another_page_are_found(
    project: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\ntitle: {}\ndate: 2025-01-02\nsummary: About {}.\n---\n\n"
    links = "See [a](/map/#nowhere), [b](sleep.md#nowhere), [c](/articles/#nowhere) and [d](/series/none/).\n"
    project.write({"content/articles/far.md": head.format("Far", "far") + links})
    everything = [finding for finding in told(capsys) if finding["source"] == "content/articles/far.md"]
    assert told(capsys, "content/articles/far.md") == everything
    assert {finding["rule"] for finding in everything} >= {"anchor-missing", "link-broken"}


def test_pages_that_nobody_asked_for_are_not_rendered(project: TinyProject) -> None:
    project.write(
        {f"content/articles/{name}.md": f"---\ntitle: {name}\ndate: 2025-01-02\n---\n\nA.\n" for name in "abc"}
    )
    wanted = (project.folder / "content" / "articles" / "a.md",)
    run(Task(Path("pelicanconf.py"), Path("output"), is_preview=True, files=wanted))
    sizes = {
        path: len(content) for path, content in project.output().items() if path in {"a/index.html", "b/index.html"}
    }
    assert sizes["a/index.html"] > 1000
    assert sizes["b/index.html"] == 0
