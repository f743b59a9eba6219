"""Model schemas: a model as a JSON Schema, with what its fields mean, for programs in which editors write YAML."""

import ast
import copy
import functools
import inspect
import itertools
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

import pydantic

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that programs for YAML know best."""

_DAY_OR_MOMENT = r"^[12]\d{3}-\d\d-\d\d([T ].*)?$"


class Choice(NamedTuple):
    """The values that a field may have, or, where it is open, those that it often has."""

    values: Sequence[str]
    is_open: bool = False


Choices = Mapping[str, Choice]
"""Choices by `Model.field`."""


def model_schema(model: type[pydantic.BaseModel], choices: Choices) -> dict[str, Any]:
    """The schema of a model. A text may look like a number, and a list may be one text, as our reading takes both."""
    schema = copy.deepcopy(_schema(model))
    definitions = schema.pop("$defs", {})
    named = {found.__name__: found for found in models(model)}
    for name, found in {**definitions, model.__name__: schema}.items():
        _explain(found, named[name], choices)
    plain: dict[str, Any] = _relaxed(schema)
    return plain | (
        {"definitions": {name: _relaxed(found) for name, found in definitions.items()}} if definitions else {}
    )


def list_schema(key: str, model: type[pydantic.BaseModel], choices: Choices, note: str) -> dict[str, Any]:
    """The schema of a data file that holds entries of a model in a list of this name."""
    entry = model_schema(model, choices)
    definitions = entry.pop("definitions", {}) | {model.__name__: entry}
    rows = {"type": ["array", "null"], "items": {"$ref": f"#/definitions/{model.__name__}"}}
    return {
        "$schema": DIALECT,
        "description": note,
        "type": "object",
        "required": [key],
        "properties": {key: rows},
        "definitions": definitions,
    }


def described_schema(model: type[pydantic.BaseModel], address: str) -> dict[str, Any]:
    """The schema of a model as programs that only read it want it: of what is written, in the newest dialect."""
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    named = {found.__name__: found for found in models(model)}
    for name, found in {**schema.get("$defs", {}), model.__name__: schema}.items():
        _explain(found, named[name], {})
    untitled: dict[str, Any] = _untitled(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address} | untitled


def _untitled(schema: Any) -> Any:
    """Without what pydantic calls a title, which is only the field's name in other words."""
    if isinstance(schema, list):
        return [_untitled(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _untitled(part) for key, part in schema.items() if key != "title" or isinstance(part, dict)}


def models(annotation: Any) -> Iterator[type[pydantic.BaseModel]]:
    """A model and the models within it, or those within an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for argument in get_args(annotation):
        yield from models(argument)


@functools.cache
def _schema(model: type[pydantic.BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")


@functools.cache
def meanings(model: type[pydantic.BaseModel]) -> Mapping[str, str]:
    """What each field of a model means: the text that stands below it in the code, or in that of a model it extends."""
    extended = (base for base in model.__bases__ if base.__module__.partition(".")[0] == __name__.partition(".")[0])
    found = {name: text for base in extended for name, text in meanings(base).items()}
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    rows = getattr(body, "body", [])
    for field, text in itertools.pairwise(rows):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            found[field.target.id] = " ".join(str(ast.literal_eval(text.value)).split())
    return found


def _explain(schema: dict[str, Any], model: type[pydantic.BaseModel], choices: Choices) -> None:
    told, names = meanings(model), {field.alias or name: name for name, field in model.model_fields.items()}
    for key, found in schema.get("properties", {}).items():
        choice = choices.get(f"{model.__name__}.{names[key]}")
        if choice:
            _narrow(found, choice)
        if told.get(names[key]):
            found["description"] = told[names[key]]


def _narrow(schema: dict[str, Any], choice: Choice) -> None:
    """Give a text, or the texts of a list, their choices."""
    for part in (schema, *schema.get("anyOf", ())):
        if part.get("type") == "array":
            _narrow(part["items"], choice)
        elif part.get("type") == "string":
            del part["type"]
            known = {"enum": [*choice.values]}
            part.update({"anyOf": [known, {"type": "string"}]} if choice.is_open else known)


def _relaxed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_relaxed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    # What pydantic calls a title is only the field's name in other words.
    found = {
        key: _relaxed(part) for key, part in schema.items() if key not in {"title", "default"} or isinstance(part, dict)
    }
    if found.get("format") == "date-time":
        found |= {"pattern": _DAY_OR_MOMENT, "patternErrorMessage": "A date is written YYYY-MM-DD, like 2026-11-22."}
        del found["format"]
    if found.get("type") == "string" and not {"enum", "const", "format", "pattern"} & found.keys():
        found["type"] = ["string", "number"]
    if found.get("type") == "array" and "$ref" not in found.get("items", {}):
        items = found.pop("items", {})
        described = {"description": found.pop("description")} if "description" in found else {}
        return {
            "anyOf": [found | {"items": items}, items if "enum" in items else {"type": ["string", "number"]}],
            **described,
        }
    return found
