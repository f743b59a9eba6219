"""What is known of earlier builds never shows: after any edit a build is what a fresh process makes from nothing."""

import dataclasses
import json
from pathlib import Path

import pytest

import tiny_project
import tiny_site
from carepress.bridge import run
from carepress.outcome import Task
from tiny_project import SLEEP, TinyProject

TABLES = ("page", "suggestion", "reference", "cross-link", "readability", "helpline")
FRESH = (
    "import json, sys\n"
    "from pathlib import Path\n"
    "from carepress.bridge import run\n"
    "from carepress.outcome import Task\n"
    f"made = run(Task(Path('pelicanconf.py'), Path(sys.argv[1]), is_preview=True, tables={TABLES}))\n"
    "print(json.dumps([list(map(str, made.findings)), made.tables], default=str, sort_keys=True))\n"
)
STRATEGIES = """strategies:
- id: rest
  name: Rest
  summary: Resting well.
  shape: sunrise
  techniques:
  - id: slow-walk
    name: Slow walk
    definition: You walk slowly.
    grade: tested
    evidence: It helped some [@one].
    phrases:
      slow walk: A term of its own.
"""
REFERENCES = """references:
- id: one
  title: A title
  year: 2020
  publisher: Journal 1(2):3
  kind: review
  url: https://example.org/one
  finding: "It helps."
  limits: "Few people."
"""
HELPLINES = """helplines:
- name: Line
  country: IN
  kind: crisis
  phone: '14416'
  source: Page
  source_url: https://example.org/line
  confirmed_on: 2025-12
  confirmed_how: page
"""
WORDING = """words:
- avoid: crazy
  prefer: unwell
  why: It hurts.
  source: A guide
  source_url: https://example.org/guide
  severity: advice
  category: People
"""
WALK = (
    "---\ntitle: Walk\ndate: 2025-01-05\nstrategies: [rest]\nsummary: Walking.\n---\n\n"
    "A slow walk helped 34% of them [@one]. Call 14416. It is crazy.\n\n## Why {#why}\n\nSee [sleep](sleep.md).\n"
)
BEGINNING = {
    "content/articles/walk.md": WALK,
    "content/strategies/rest.md": "---\ntitle: Rest\n---\n\nResting.\n\n## Slow walk {#slow-walk}\n\n1. Walk.\n",
    "content/data/strategies.yaml": STRATEGIES,
    "content/data/references.yaml": REFERENCES,
    "content/data/helplines.yaml": HELPLINES,
    "content/data/wording.yaml": WORDING,
}
EDITS = {
    "a sentence": {"content/articles/sleep.md": SLEEP.replace("Good nights.", "Better nights follow a slow walk.")},
    "a title": {"content/articles/sleep.md": SLEEP.replace("title: Sleep", "title: Deep sleep")},
    "a day": {"content/articles/sleep.md": SLEEP.replace("2025", "2024")},
    "a number of the directory": {"content/data/helplines.yaml": HELPLINES.replace("14416", "1800 89 14416")},
    "the age of a number": {"content/data/helplines.yaml": HELPLINES.replace("2025-12", "2023-12")},
    "a phrase": {"content/data/strategies.yaml": STRATEGIES.replace("slow walk: A", "good nights: A")},
    "a source": {"content/data/references.yaml": REFERENCES.replace("A title", "Another title")},
    "a source that is gone": {"content/data/references.yaml": REFERENCES.replace("id: one", "id: two")},
    "a word": {"content/data/wording.yaml": WORDING.replace("crazy", "nights")},
    "a template": {"theme/templates/article.html": '{% extends "base.html" %}{% block main %}New{% endblock %}'},
    "a component": {"theme/templates/components/footer.html": "{% macro footer(site) %}<p>N{% endmacro %}"},
    "a label": {"theme/labels/en.yaml": "home: My home\n"},
    "a style": {"theme/static/css/components/footer.css": ".footer { color: var(--ink); }\n"},
    "a broken head": {"content/articles/walk.md": "---\ntitle: [\n---\n\nText.\n"},
}


def output(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> TinyProject:
    project = tiny_project.made(tmp_path_factory.mktemp("remembering"))
    project.add_theme()
    project.write(BEGINNING)
    project.add(f'import os\nCACHE_PATH = os.environ.get("KEPT", {str(project.folder / ".kept")!r})')
    return project


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_a_build_is_what_a_fresh_process_would_make(
    edit: str, home: TinyProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(home.folder)
    task = Task(Path("pelicanconf.py"), tmp_path / "before", is_preview=True, tables=TABLES)
    tiny_site.forget_signals()
    run(task)
    former = {path: (home.folder / path).read_bytes() for path in EDITS[edit]}
    label = former.get("theme/labels/en.yaml", b"").decode()
    home.write({path: label + text if "labels" in path else text for path, text in EDITS[edit].items()})
    try:
        task = dataclasses.replace(task, output=tmp_path / "warm", former=tmp_path / "before")
        made = run(task)
        fresh = home.run("-c", FRESH, str(tmp_path / "fresh"), KEPT=str(tmp_path / "nothing kept"))
        told = json.dumps([[*map(str, made.findings)], made.tables], default=str, sort_keys=True)
        assert told == fresh.stdout.strip(), fresh.stderr
        assert output(tmp_path / "warm") == output(tmp_path / "fresh")
        assert output(tmp_path / "warm") != output(tmp_path / "before") or json.loads(told)[0]
    finally:
        home.write(former)
