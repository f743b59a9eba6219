"""Editor files: what programs in which editors write know of front matter, data files and the ids of the site."""

import json
from collections.abc import Mapping
from typing import Any

from carepress import vocabulary
from carepress.front_matter import FrontMatter
from carepress.model_schema import DIALECT, Choice, Choices, list_schema, model_schema
from carepress.page import Library
from carepress.schema import ListOf
from carepress.settings import ExtraKey, Settings
from carepress.yaml_text import yaml_text

FOLDER = ".vscode"
FRONT_MATTER = "schemas/front-matter.json"
SNIPPETS = "ids.code-snippets"
NOTE = "Made anew by each preview and each check: a change made here is lost."

Described = Mapping[str, ListOf]
"""The data files, each with the list that it holds."""


def editor_files(library: Library, settings: Settings, described: Described, sources: str) -> Mapping[str, str]:
    """The files by path: a schema for front matter and each data file, and snippets with the ids of the site.

    `sources` is the text of the file with the sources that pages may cite.
    """
    known = _choices(library)
    files: dict[str, Any] = {FRONT_MATTER: front_matter_schema(known, settings)}
    all_described = dict(described) | {vocabulary.SOURCE: (vocabulary.KEY, vocabulary.Strategy)}
    for source, (key, model) in all_described.items():
        path = f"schemas/{source.rpartition('/')[2].removesuffix('.yaml')}.json"
        files[path] = list_schema(key, model, known, NOTE)
    files[SNIPPETS] = snippets(library, _titles(sources))
    return {path: f"{json.dumps(content, ensure_ascii=False, indent=1)}\n" for path, content in files.items()}


def _titles(sources: str) -> Mapping[str, str]:
    """The titles of sources by id, as far as the file can be read."""
    value = yaml_text(sources).value
    rows = value.get("references") if isinstance(value, dict) else None
    sound = [row for row in rows or () if isinstance(row, dict) and row.get("id")]
    return {str(row["id"]): str(row.get("title") or row["id"]) for row in sound}


def front_matter_schema(known: Choices, settings: Settings) -> dict[str, Any]:
    """The schema of front matter, with the publisher's own keys; a key without a value counts as left out."""
    schema = model_schema(FrontMatter, known)
    fields, needed = schema["properties"], schema["required"]
    if settings.extra_keys:
        keys = {name: _own(key) for name, key in settings.extra_keys.items()}
        fields["extra"] |= {"properties": keys, "additionalProperties": False}
    rest = {name: _or_nothing(field) for name, field in fields.items() if name not in needed}
    return {"$schema": DIALECT} | schema | {"properties": fields | rest}


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    told = {"description": field.pop("description")} if "description" in field else {}
    return told | {"anyOf": [field, {"type": "null"}]}


def _own(key: ExtraKey) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "text": {"type": ["string", "number"]},
        "number": {"type": "number"},
        "yes-or-no": {"type": "boolean"},
        "date": {"type": "string", "format": "date"},
        "list": {"type": ["string", "number"]},
    }
    one = {"enum": [*key.values]} if key.values else kinds[key.type]
    return {"description": key.description} | ({"type": "array", "items": one} if key.type == "list" else one)


def _choices(library: Library) -> Choices:
    slugs = Choice(sorted(page.slug for page in library.listed))
    files = sorted(page.source for page in library.pages)
    techniques = Choice(sorted(library.vocabulary.techniques))
    known = {
        "FrontMatter.strategies": Choice([*library.vocabulary.by_id]),
        "FrontMatter.related": slugs,
        "FrontMatter.not_related": slugs,
        "FrontMatter.translation_of": slugs,
        "FrontMatter.series": Choice([series.name for series in library.series.values()], is_open=True),
        "Technique.related": techniques,
        "Technique.links_to": Choice(files),
        "StepEntry.page": Choice(files, is_open=True),
    }
    return {field: choice for field, choice in known.items() if choice.values}


def snippets(library: Library, sources: Mapping[str, str]) -> dict[str, Any]:
    """For each source a citation, and for each page a link, by what an editor would begin to type."""
    cited = {f"Cite {name}": _snippet(f"@{name}", f"[@{name}]", title) for name, title in sorted(sources.items())}
    linked = {
        f"Link to {page.source}": _snippet(
            f"/{page.slug}", f"[${{1:{_plain(page.title)}}}](/{page.source})", page.title
        )
        for page in library.pages
    }
    return cited | linked


def _snippet(prefix: str, body: str, description: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _plain(title: str) -> str:
    return title.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
