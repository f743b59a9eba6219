"""Editor files: our own content fits its schemas, and planted mistakes do not."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from carepress.front_matter import FrontMatter
from carepress.front_matter_text import head
from carepress.model_schema import meanings, models
from carepress.settings import ExtraKey, Settings
from conftest import BuildSite
from tiny_project import TinyProject

ROOT = Path(__file__).parents[2]


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2, as programs for editors read it: days and “no” are texts."""


CoreLoader.yaml_implicit_resolvers = {}
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), [*"tf"])
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|)$"), ["~", "n", ""])
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), [*"-+0123456789"])


def loaded(text: str) -> Any:
    return yaml.load(text, CoreLoader)  # noqa: S506  It is a safe loader


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that a preview of our own content makes."""
    folder = tmp_path_factory.mktemp("work")
    (folder / ".vscode").mkdir()
    (folder / "content").symlink_to(ROOT / "content")
    settings = ["-s", str(ROOT / "pelicanconf.py"), "-o", "output"]
    TinyProject(folder).run("-m", "pelican", "content", *settings)
    return folder / ".vscode"


def faults(files: Path, name: str, text: str) -> list[str]:
    schema = json.loads((files / "schemas" / f"{name}.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    judge = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{[*error.path]}: {error.message}" for error in judge.iter_errors(loaded(text))]


DATA = sorted({*(ROOT / "content" / "data").glob("*.yaml")} - {ROOT / "content" / "data" / "addresses.yaml"})
"""All but the list of addresses, which a program makes and nobody writes."""
PAGES = sorted((ROOT / "content").glob("*/*.md"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_our_own_data_fit(files: Path, path: Path) -> None:
    assert not faults(files, path.stem, path.read_text())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_our_own_front_matter_fits(files: Path, path: Path) -> None:
    assert not faults(files, "front-matter", head(path.read_text()).raw.strip().strip("-"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("front-matter", "title: A\nstrategy: self-care"),
        ("front-matter", "title: A\nstrategies: [self-car]"),
        ("front-matter", "title: A\ndate: 22.11.2026"),
        ("front-matter", "title: A\nupdated: soon"),
        ("front-matter", "title: A\nstatus: publish"),
        ("front-matter", "title: A\nreview: {reviewer: B}"),
        ("front-matter", "title: A\nrelated: [no-such-page]"),
        ("front-matter", "date: 2026-11-22"),
        ("helplines", "helplines:\n- {country: IN, name: A, kind: crises, source: B}"),
        ("helplines", "helplines:\n- {country: IN, name: A, kind: crisis}"),
        ("references", "references:\n- {id: a, title: B, kind: trial, page: 4}"),
        ("references", "reference: []"),
        ("wording", "words:\n- {avoid: a, prefer: b, why: c, source: d, category: e, severity: warning}"),
        ("claims", "claims:\n- {rule: promise, forms: [a], why: b, instead: c}"),
        ("paths", "paths:\n- {id: a, title: B, steps: [{page: pages/about.md}]}"),
        ("strategies", "strategies:\n- {id: a, name: B, techniques: [{id: c, name: D}]}"),
        ("redirects", "redirects:\n- {from: /a/}"),
    ],
)
def test_mistakes_do_not_fit(files: Path, name: str, text: str) -> None:
    assert faults(files, name, text)


@pytest.mark.parametrize(
    "text", ["title: 1984", "title: A\nsummary:", "title: A\nstrategies: self-care", "title: A\nlang: no"]
)
def test_what_we_take_fits(files: Path, text: str) -> None:
    assert not faults(files, "front-matter", text)


def test_every_field_says_what_it_means(files: Path) -> None:
    for path in (files / "schemas").glob("*.json"):
        schema = json.loads(path.read_text())
        written = [*schema["definitions"].values(), *([schema] if path.stem == "front-matter" else [])]
        fields = {name: field for model in written for name, field in model["properties"].items()}
        assert len(fields) > 1
        assert not [name for name, field in fields.items() if not field.get("description")]


def test_the_guide_says_of_each_key_what_programs_say() -> None:
    guide = (ROOT / "docs" / "editors.md").read_text()
    section = guide[guide.index("## Front matter") : guide.index("## Templates")]
    told = {
        key: re.sub(r"\[([^\]]*)\]\([^)]*\)", r"“\1”", text).replace("`", "")
        for keys, text in re.findall(r"^\| (`.+?) \| (.+?) \|$", section, re.MULTILINE)
        for key in re.findall(r"`([a-z_]+)`", keys)
    }
    assert {key: f"{text[0].upper()}{text[1:]}." for key, text in told.items()} == meanings(FrontMatter)


def test_each_key_of_the_models_within_is_explained() -> None:
    assert {model.__name__ for model in models(FrontMatter)} >= {"FrontMatter", "Review", "Grant", "Correction"}
    assert all(set(meanings(model)) == set(model.model_fields) for model in models(FrontMatter))


def test_the_publishers_own_keys_are_known(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "site-0" / ".vscode").mkdir(parents=True)
    keys = {
        "mood": ExtraKey(description="How it feels.", values=("calm", "sad")),
        "minutes": ExtraKey(type="number"),
        "shown": ExtraKey(type="yes-or-no"),
        "places": ExtraKey(type="list"),
        "since": ExtraKey(type="date"),
    }
    settings = {"extra_keys": Settings(extra_keys=keys).model_dump()["extra_keys"]}
    head_of = "---\ntitle: A\ndate: 2025-01-10\nsummary: B.\nextra:\n"
    right = "  mood: calm\n  minutes: 4\n  shown: true\n  places: [a, b]\n  since: 2025-01-02\n"
    wrong = "  mod: calm\n  mood: angry\n  minutes: four\n  shown: maybe\n  places: a\n  since: soon\n"
    site = build_site({"a.md": f"{head_of}{right}---\nA.", "b.md": f"{head_of}{wrong}---\nB."}, CAREPRESS=settings)
    assert "front-matter-value" not in site.rules("a.md")
    told = [(f.line, f.rule) for f in site.findings if f.source == "b.md" and f.rule.startswith("front-matter")]
    assert told == [(6, "front-matter-unknown"), *((line, "front-matter-value") for line in range(7, 12))]
    assert not faults(tmp_path / "site-0" / ".vscode", "front-matter", f"title: A\nextra:\n{right}")
    for line in wrong.splitlines():
        assert faults(tmp_path / "site-0" / ".vscode", "front-matter", f"title: A\nextra:\n{line}"), line


def test_what_is_cited_and_linked_to_comes_as_one_types(files: Path) -> None:
    known = json.loads((files / "ids.code-snippets").read_text())
    assert {"scope": "markdown", "prefix": "@li-2023-ai-conversational-agents"}.items() <= known[
        "Cite li-2023-ai-conversational-agents"
    ].items()
    assert known["Link to pages/get-help.md"]["body"].endswith("](/pages/get-help.md)")


def test_without_a_folder_for_it_nothing_is_written(project: TinyProject) -> None:
    before = set(project.output("."))
    assert project.run("-m", "carepress.check").returncode == 0
    assert {path for path in project.output(".") if "__pycache__" not in path} == before
