"""The law of builds that begin with what is known: after any edits they come to what a build from nothing comes to."""

import contextlib
import io
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import hypothesis
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

import tiny_project
from carepress.building import build
from repeats import KILLED_BUILDS, SEQUENCES_OF_EDITS
from tiny_project import SLEEP, TinyProject

FROM_NOTHING = "from carepress.building import build; raise SystemExit(build(output='clean', no_cache=True))"
NAMES = ("sleep", "walk", "breathe", "rest/deep", "talk")
TEXTS = (
    "Good nights.",
    "A slow walk helped some of them [@one].",
    "Call 14416, or 1800 89 14416.\n\n/// urgent | Call 112 if:\nyou may act on it.\n///",
    "See [sleep](sleep.md) and [walk](../articles/walk.md#why).",
    "## Why {#why}\n\nIt is crazy, and it will cure you.\n\n## Slow walk\n\nSlow breathing is simple.",
    "<script>x</script> [nowhere](none.md) [@none]",
)
HEADS = ("strategies: [rest]", "series: Nights\nseries_order: 2", "status: draft", "summary: In short.", "covers: loss")
STRATEGY = """- id: {0}
  name: {1}
  summary: {1} well.
  shape: sunrise
  techniques:
  - id: slow-walk
    name: {2}
    definition: You walk slowly.
    grade: tested
    evidence: It helped some [@one].
    phrases:
      {2}: A term of its own.
"""
DATA = {
    "strategies": [
        "strategies:\n" + STRATEGY.format("rest", name, phrase)
        for name, phrase in (("Rest", "slow walk"), ("Ease", "good nights"), ("Rest", "slow breathing"))
    ],
    "references": [
        f'references:\n- id: {name}\n  title: "{title}"\n  year: 2020\n  publisher: Journal\n  kind: review\n'
        '  url: https://example.org/one\n  finding: "It helps."\n  limits: "Few people."\n'
        for name, title in (("one", "A title"), ("one", "Another"), ("two", "A title"))
    ],
    "helplines": [
        f"helplines:\n- name: Line\n  country: IN\n  kind: crisis\n  phone: '{number}'\n  source: Page\n"
        f"  source_url: https://example.org/line\n  confirmed_on: {month}\n  confirmed_how: page\n"
        for number, month in (("14416", "2025-12"), ("1800 89 14416", "2025-12"), ("14416", "2023-12"))
    ],
    "wording": [
        f"words:\n- avoid: {word}\n  prefer: unwell\n  why: It hurts.\n  source: A guide\n"
        "  source_url: https://example.org/guide\n  severity: advice\n  category: People\n"
        for word in ("crazy", "nights")
    ],
    "paths": [
        "paths:\n- id: first\n  name: First\n  summary: Steps.\n  steps:\n"
        f"  - page: articles/{name}.md\n    why: It helps.\n"
        for name in ("sleep", "walk")
    ],
}
THEME = {
    "templates/components/footer.html": (
        "{% macro footer(site) %}<p>New{% endmacro %}",
        "{% macro footer(site) %}{% endmacro %}",
    ),
    "templates/article.html": ['{% extends "base.html" %}{% block main %}{{ page.title }}{% endblock %}'],
    "static/css/components/footer.css": [".footer { color: var(--ink); }\n"],
    "labels/en.yaml": ["home: My home\n"],
}
SETTINGS = (
    'SITENAME = "Other"',
    'SITEURL = "https://example.org/under"',
    'CAREPRESS = CAREPRESS | {"words_per_cross_link": 5}',
    'CAREPRESS = CAREPRESS | {"labels": {"home": "At home"}}',
    'CAREPRESS = CAREPRESS | {"list_length": 2}',
    'CAREPRESS = CAREPRESS | {"mode": "publish", "take_along": "never"}',
    "PLUGINS = [name for name in PLUGINS if name != 'carepress.related']",
)

numbers, names, heads = some.integers(0, 99), some.sampled_from(NAMES), some.sets(some.sampled_from(HEADS))


class Edits(RuleBasedStateMachine):
    """Edits in any order, with a build after each of them."""

    def __init__(self) -> None:
        super().__init__()
        self._folder, self._home = Path(tempfile.mkdtemp()), Path.cwd()
        self.project: TinyProject = tiny_project.made(self._folder)
        self.project.add_theme()
        self.project.add('CACHE_PATH = ".kept"')
        self._plain = (self._folder / "pelicanconf.py").read_text()
        os.chdir(self._folder)

    @initialize()
    def begin(self) -> None:
        self.project.write({f"content/data/{name}.yaml": texts[0] for name, texts in DATA.items()})
        self.project.write(
            {"content/strategies/rest.md": "---\ntitle: Rest\n---\n\n## Slow walk {#slow-walk}\n\n1. Walk.\n"}
        )
        self._build()

    @rule(
        name=names,
        texts=some.lists(some.sampled_from(TEXTS), min_size=1, max_size=3),
        heads=some.sets(some.sampled_from(HEADS)),
    )
    def write(self, name: str, texts: list[str], heads: set[str]) -> None:
        head = "\n".join(sorted(heads))
        text = f"---\ntitle: {name.title()}\ndate: 2025-01-0{1 + len(texts)}\n{head}\n---\n\n" + "\n\n".join(texts)
        self.project.write({f"content/articles/{name}.md": text})
        self._build()

    @rule(name=names, to=names)
    def rename(self, name: str, to: str) -> None:
        file, other = (self._folder / "content/articles" / f"{found}.md" for found in (name, to))
        if file.exists() and file != other:
            other.parent.mkdir(exist_ok=True)
            file.replace(other)
            self._build()

    @rule(name=names)
    def delete(self, name: str) -> None:
        (self._folder / "content/articles" / f"{name}.md").unlink(missing_ok=True)
        self._build()

    @rule(name=some.sampled_from([*DATA]), number=numbers)
    def change_data(self, name: str, number: int) -> None:
        texts = [*DATA[name], ""]
        self.project.write({f"content/data/{name}.yaml": texts[number % len(texts)]})
        self._build()

    @rule(path=some.sampled_from([*THEME]), number=numbers)
    def change_theme(self, path: str, number: int) -> None:
        plain = (tiny_project.ROOT / "theme" / path).read_text()
        texts = [plain, *(plain + text if "labels" in path else text for text in THEME[path])]
        self.project.write({f"theme/{path}": texts[number % len(texts)]})
        self._build()

    @rule(chosen=some.sets(some.sampled_from(SETTINGS), max_size=2))
    def change_settings(self, chosen: set[str]) -> None:
        self.project.write({"pelicanconf.py": "\n".join([self._plain, *sorted(chosen)]) + "\n"})
        self._build()

    @precondition(lambda self: (self._folder / "output").exists())
    @rule(name=names)
    def change_the_output_by_hand(self, name: str) -> None:
        self.project.write({f"output/{name}/index.html": "Written by hand."})
        self._build()

    @precondition(lambda self: (self._folder / ".output.carepress-new").exists())
    @rule(name=names)
    def change_what_the_next_build_starts_from(self, name: str) -> None:
        self.project.write(
            {f".output.carepress-new/{name}/index.html": "Written by hand.", ".output.carepress-new/x": ""}
        )
        self._build()

    def _build(self) -> None:
        self._said = io.StringIO()
        with contextlib.redirect_stderr(self._said), contextlib.redirect_stdout(io.StringIO()):
            tiny_project.tiny_site.forget_signals()
            self._status = build()

    def teardown(self) -> None:
        try:
            clean = self.project.run("-c", FROM_NOTHING)
            assert clean.returncode == self._status, (clean.stderr, self._said.getvalue())
            assert _sentences(clean.stderr) == _sentences(self._said.getvalue())
            if self._status == 0:
                assert _files(self._folder / "output") == _files(self._folder / "clean")
        finally:
            os.chdir(self._home)
            shutil.rmtree(self._folder)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _sentences(told: str) -> list[str]:
    """What was told of the site itself; how far the build is, and what becomes of the folder, is not compared."""
    return sorted(line for line in told.splitlines() if ": error " in line or ": advice " in line)


def killed(moments: Iterable[float], project: TinyProject) -> None:
    """Kill a build of two changed texts at each moment, and hold what it leaves behind to be whole and usable."""
    project.add('CACHE_PATH = ".kept"')
    for number, moment in enumerate(moments):
        former = _files(project.folder / "output") if number else {}
        project.write({f"content/articles/{name}.md": f"{SLEEP}\n\n{number} {name}\n" for name in ("sleep", "walk")})
        run = project.start("-c", "from carepress.building import build; raise SystemExit(build())")
        time.sleep(moment)
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        stands = _files(project.folder / "output")
        assert build(no_cache=True, output="clean") == 0
        assert stands in (former, _files(project.folder / "clean"), {})
        assert not (former and not stands and not (project.folder / ".output.carepress-former").exists())
        assert build() == 0
        assert _files(project.folder / "output") == _files(project.folder / "clean")


@KILLED_BUILDS
def test_a_build_killed_at_any_moment_leaves_all_usable(kills: int, project: TinyProject) -> None:
    chance = random.Random(9)  # noqa: S311  Nothing is secret here
    killed([chance.uniform(0, 2) for _ in range(kills)], project)


@SEQUENCES_OF_EDITS
def test_after_any_edits_a_build_is_one_from_nothing(sequences: int, edits: int) -> None:
    settings = hypothesis.settings(max_examples=sequences, stateful_step_count=edits, deadline=None)
    run_state_machine_as_test(Edits, settings=settings)
