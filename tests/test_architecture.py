"""The boundaries and budgets of the house, read from its files: see docs/developers.md."""

import ast
import graphlib
import re
import subprocess
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import get_args

import jinja2.meta
import pydantic
import pytest
import yaml
from pelican.settings import read_settings

import tiny_site
from carepress import pelican_settings, theme_templates
from carepress.front_matter import FrontMatter
from carepress.output import Blocked
from carepress.readability import report
from carepress.rules import RULES
from carepress.settings import Settings
from tiny_site import TinySite

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "plugins" / "carepress"
THEME = ROOT / "theme"
MODULES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text()) for path in MODULES}
FEATURES = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
NEEDED = {"carepress.reading", "carepress.writing"}
"""The two plugins without which there is no site; every other is a feature that may be left out."""
LINKS_REST_ON = {"carepress.links", "carepress.listings"}
"""Plugins without which links lead nowhere."""


def name(path: Path) -> str:
    """The dotted name of a module of the package."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def feature(module: str) -> str | None:
    """The feature that a module belongs to; None for the core and for modules of others."""
    parts = module.split(".")
    return parts[1] if parts[0] == "carepress" and len(parts) > 1 and parts[1] in FEATURES else None


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a module imports, wherever it does so, by dotted name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that they can be read here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def above(budget: int, paths: Iterable[Path]) -> list[str]:
    """The files that have more lines than a budget allows."""
    return [f"{path.relative_to(ROOT)}: {lines(path)} lines" for path in paths if lines(path) > budget]


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 30
    assert len(TEMPLATES) > 20
    assert {"reading", "links", "related", "writing"} <= set(FEATURES)


def test_pelican_is_imported_only_by_the_bridge_and_by_adapters() -> None:
    allowed = {PACKAGE / "bridge.py", *PACKAGE.glob("*/__init__.py"), *PACKAGE.glob("incremental/*.py")}
    guilty = [
        name(p) for p, t in TREES.items() for i in imports(t) if i.split(".")[0] == "pelican" and p not in allowed
    ]
    assert not guilty


def test_no_feature_imports_another_and_the_core_imports_none() -> None:
    crossings = [
        f"{name(path)} imports {imported}"
        for path, tree in TREES.items()
        for imported in imports(tree)
        if feature(imported) not in {None, feature(name(path))}
    ]
    assert not crossings


@pytest.mark.parametrize("folder", ["plugins", "tests", "theme"])
def test_nobody_imports_a_second_copy_of_the_package(folder: str) -> None:
    files = [*(ROOT / folder).rglob("*.py"), *ROOT.glob("*.py")]
    guilty = [p.name for p in files for i in imports(ast.parse(p.read_text())) if i.split(".")[0] == "plugins"]
    assert not guilty


def test_each_module_imports_alone() -> None:
    """None imports itself on any way, so it makes no difference which is imported first; and each imports at all."""
    own = {name(path): path for path in MODULES}
    imported = {module: {_module(found, own) for found in imports(TREES[own[module]])} - {None} for module in own}
    order = [*graphlib.TopologicalSorter(imported).static_order()]
    assert {*order} == {*own}
    command = [
        sys.executable,
        "-W",
        "error",
        "-c",
        "import importlib, sys; [*map(importlib.import_module, sys.argv[1:])]",
    ]
    result = subprocess.run([*command, *order], cwd=PACKAGE.parent, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def _module(imported: str, own: Container[str]) -> str | None:
    """The module of ours that an import names, whether by itself or by something in it; None for those of others."""
    return imported if imported in own else next((m for m in [imported.rpartition(".")[0]] if m in own), None)


def test_modules_keep_their_budget() -> None:
    assert not above(200, MODULES)


def test_adapters_keep_their_budget() -> None:
    assert not above(30, PACKAGE.glob("*/__init__.py"))


def test_functions_keep_their_budget() -> None:
    functions = (
        (f"{name(path)}.{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert not [f"{function}: {length} lines" for function, length in functions if length > 25]


def test_the_theme_keeps_its_budgets() -> None:
    templates, static = THEME / "templates", THEME / "static"
    assert not above(40, templates.glob("*.html"))
    assert not above(30, (templates / "components").glob("*.html"))
    assert not above(60, (static / "css" / "components").glob("*.css"))
    assert not above(100, (static / "js").rglob("*.js"))


def test_the_tasks_keep_their_budget() -> None:
    assert not above(200, ROOT.glob("tasks.py"))


def test_the_list_of_plugins_names_every_feature_that_is_a_plugin() -> None:
    plugins = {name(p) for p, t in TREES.items() if any(getattr(node, "name", "") == "register" for node in t.body)}
    assert plugins == set(pelican_settings.PLUGINS)


def publishers_words() -> set[str]:
    """What only this publisher says: the names of the site and of its publisher, its strategies and techniques."""
    settings = ast.parse((ROOT / "pelicanconf.py").read_text())
    facts = {k: v for node in settings.body if isinstance(node, ast.Assign) for k, v in _constants(node)}
    strategies = yaml.safe_load((ROOT / "content" / "data" / "strategies.yaml").read_text())["strategies"]
    techniques = [technique for strategy in strategies for technique in strategy["techniques"]]
    named = [word for entry in (*strategies, *techniques) for word in (entry["id"], entry["name"])]
    return {facts["SITENAME"], facts["CAREPRESS"]["publisher"]["name"], *named}


def _constants(node: ast.Assign) -> Iterator[tuple[str, object]]:
    try:
        value = ast.literal_eval(node.value)
    except ValueError:
        return
    yield from ((target.id, value) for target in node.targets if isinstance(target, ast.Name))


def test_no_publishers_words_stand_in_code() -> None:
    words = publishers_words()
    assert len(words) > 100
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)
    code = [*MODULES, *TEMPLATES, *(THEME / "static").rglob("*.js"), *(THEME / "labels").glob("*.yaml")]
    guilty = [f"{path.relative_to(ROOT)}: {match[0]}" for path in code for match in pattern.finditer(path.read_text())]
    assert not guilty


@pytest.mark.parametrize("left_out", [plugin for plugin in pelican_settings.PLUGINS if plugin not in NEEDED])
def test_the_site_builds_without_a_feature(left_out: str, ours: TinySite, tmp_path: Path) -> None:
    """As readers get it; without lists or links, some links lead nowhere, and publishing is refused for that."""
    config, output = tiny_site.SITES / "ours" / "pelicanconf.py", tmp_path / "output"
    kept = [plugin for plugin in pelican_settings.PLUGINS if plugin != left_out]
    if left_out in LINKS_REST_ON:
        with pytest.raises(Blocked):
            tiny_site.build_config(config, output, PLUGINS=kept)
        preview = read_settings(str(config))["CAREPRESS"] | {"mode": "preview"}
        built = tiny_site.build_config(config, output, PLUGINS=kept, CAREPRESS=preview)
        assert {f.rule for f in built.findings if f.severity == "error"} <= {"link-broken", "anchor-missing"}
    else:
        built = tiny_site.build_config(config, output, PLUGINS=kept)
    made = ("/articles/", "/series/", "/paths/", "/map/", "/mentions/", "/practice/")
    single = {"/", "/high-tide/", "/old-lights/", "/404.html", "/search/", "/settings/", "/kept/", "/offline/"}
    listings = single | {*(url for url in ours.pages if url.startswith(made))}
    assert set(built.pages) >= set(ours.pages) - listings
    assert all(page.main and page.main.get_text(strip=True) for page in built.pages.values())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_knows_only_the_page_and_the_site(path: Path) -> None:
    environment = jinja2.Environment(**theme_templates.OPTIONS)  # noqa: S701  The options turn it on
    tree = environment.parse(path.read_text())
    known = {"page", "site"} if path.parent.name == "templates" else set()
    # Jinja counts a name that is set in one branch only, as `{% if %}` does, among those that come from outside.
    set_here = {found.name for found in tree.find_all(jinja2.nodes.Name) if found.ctx == "store"}
    assert jinja2.meta.find_undeclared_variables(tree) - set_here - set(environment.globals) <= known


@pytest.fixture(scope="module")
def documentation() -> str:
    return "\n".join(path.read_text() for path in [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"])


def undocumented(names: Iterable[str], documentation: str, owner: str = "") -> list[str]:
    """The names that stand nowhere in the documentation as code, alone or after their owner as in `page.NAME`."""
    fence = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
    snippets = [*fence.findall(documentation), *re.findall(r"`([^`]+)`", fence.sub("", documentation))]
    code = set(re.findall(r"[\w.-]+", " ".join(snippets)))
    return sorted(name for name in names if not {name, f"{owner}.{name}"} & code)


def keys(model: type[pydantic.BaseModel]) -> Iterator[str]:
    """The keys of a model and of the models within it."""
    for key, field in model.model_fields.items():
        yield key
        for inner in _models(field.annotation):
            yield from keys(inner)


def _models(annotation: object) -> Iterator[type[pydantic.BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def test_every_setting_is_documented(documentation: str) -> None:
    assert not undocumented(keys(Settings), documentation)


def test_every_front_matter_key_is_documented(documentation: str) -> None:
    assert not undocumented(keys(FrontMatter), documentation)


def rules() -> set[str]:
    """Every rule that a finding may break: the constants that are given for a parameter, a key or a name “rule”."""
    positions = {"Finding": 3} | {
        node.name: [a.arg for a in node.args.args if a.arg != "self"].index("rule")
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "rule" in {a.arg for a in node.args.args} and node.name != "__init__"
    }
    positions |= {"Broken": 0, "Unfit": 0}
    found: set[str] = set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in positions:
                found.update(_given(node, positions[node.func.id]))
            elif isinstance(node, ast.Assign) and {getattr(t, "id", "").lower() for t in node.targets} & {
                "rule",
                "rules",
                "_rule",
                "link_rules",
            }:
                given = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
                found.update(string for value in given for string in _strings(value))
            elif isinstance(node, ast.FunctionDef) and node.name == "_rule":
                found.update(_strings(node))
    return {rule for rule in found if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule)}


def _given(call: ast.Call, position: int) -> Iterator[str]:
    """The strings at a position of a call; a starred argument may stand for several, so all after it count."""
    starred = any(isinstance(argument, ast.Starred) for argument in call.args[: position + 1])
    given = call.args if starred else call.args[position : position + 1]
    for argument in [*given, *(k.value for k in call.keywords if k.arg == "rule")]:
        yield from _strings(argument)


def _strings(node: ast.AST) -> Iterator[str]:
    found = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant))
    return (value for value in found if isinstance(value, str))


def test_every_rule_is_documented(documentation: str) -> None:
    assert {"link-broken", "unsafe-html", "front-matter-unknown", "helpline-entry", "number-due"} <= rules()
    assert not undocumented(RULES, documentation)


def test_every_rule_can_be_asked_for_by_name() -> None:
    """A rule that is missing here is to be added to `carepress/rules.yaml`, in alphabetical order."""
    one_word = {report.RULE}
    assert list(RULES) == sorted(rules() | one_word)


@pytest.fixture(scope="module")
def names_in_templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a template may ask `page` and `site` for, as a template sees it."""
    folder = tmp_path_factory.mktemp("names")
    tiny_site.write({"base.html": "<body>{{ page | join(' ') }}|{{ site | join(' ') }}</body>"}, folder / "templates")
    config, templates = tiny_site.SITES / "ours" / "pelicanconf.py", [str(folder / "templates")]
    # A page that is only a list of names would not pass.
    plugins = [plugin for plugin in pelican_settings.PLUGINS if plugin != "carepress.inspection"]
    built = tiny_site.build_config(config, folder / "output", THEME_TEMPLATES_OVERRIDES=templates, PLUGINS=plugins)
    halves = [page.get_text().split("|") for page in built.pages.values()]
    return {"page": {n for page, _ in halves for n in page.split()}, "site": {n for _, s in halves for n in s.split()}}


@pytest.mark.parametrize("owner", ["page", "site"])
def test_every_name_that_templates_see_is_documented(
    owner: str, names_in_templates: dict[str, set[str]], documentation: str
) -> None:
    assert len(names_in_templates[owner]) > 10
    assert not undocumented(names_in_templates[owner], documentation, owner)
