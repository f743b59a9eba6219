"""Forms: the fields in which an editor fills in what a model knows, made from the model's JSON Schema."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import pydantic

from carepress.model_schema import meanings, models

Schema = Mapping[str, Any]
Option = tuple[str, str]
"""What is written, and what a list shows in its place."""

LONG = {"summary", "covers", "why", "finding", "limits", "evidence", "definition", "note", "instead", "reason", "text"}
"""Keys of which the text usually takes more than one line."""

DAY = "YYYY-MM-DD"
PATTERNS = {
    "slug": ("^([a-z0-9]+(-[a-z0-9]+)*)?$", "Only small letters, digits and hyphens, like “sleep-and-worry”."),
    "lang": ("^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$", "The code of a language, like “en” or “pt-BR”."),
}


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of a form: its key in the file, what kind of value it holds, and what the editor is told.

    `fields` are those within an object, or within each entry of a list; `default` is what a missing key means.
    """

    name: str
    widget: str
    hint: str = ""
    default: Any = None
    initial: Any = None
    is_required: bool = False
    options: Sequence[Option] | None = None
    fields: Sequence["Field"] = ()
    label: str = ""
    more: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def is_many(self) -> bool:
        """Whether its value is a list."""
        return self.widget == "list" or bool(self.more.get("multiple"))

    @property
    def config(self) -> dict[str, Any]:
        """The field as the editing program wants it."""
        made: dict[str, Any] = {
            "name": self.name,
            "label": self.label or _words(self.name),
            "widget": self.widget,
            "required": self.is_required,
            **self.more,
        }
        initial = self.default if self.initial is None else self.initial
        made |= {"hint": self.hint} if self.hint else {}
        made |= {"default": initial} if initial not in (None, "", [], ()) else {}
        made |= {"fields": [field.config for field in self.fields]} if self.fields else {}
        if self.options is not None:
            made["options"] = [{"value": value, "label": label} for value, label in self.options]
        if self.name in PATTERNS:
            made["pattern"] = list(PATTERNS[self.name])
        return made


def form(model: type[pydantic.BaseModel]) -> tuple[Field, ...]:
    """A field for every key of a model, in its order, with what it means; keys that no form could keep are left out."""
    schema = model.model_json_schema(by_alias=True)
    known = schema.get("$defs", {})
    for one in models(model):
        part = schema if one is model else known[one.__name__]
        for name, meaning in meanings(one).items():
            part["properties"][one.model_fields[name].alias or name]["description"] = meaning
    return _fields(schema, known)


def _fields(schema: Schema, known: Mapping[str, Schema]) -> tuple[Field, ...]:
    required = set(schema.get("required", ()))
    made = (_field(name, part, known, is_required=name in required) for name, part in schema["properties"].items())
    return tuple(field for field in made if field)


def _field(name: str, part: Schema, known: Mapping[str, Schema], *, is_required: bool) -> Field | None:
    made = Field(name, "", part.get("description", ""), part.get("default"), is_required=is_required)
    found = _resolved(part, known)
    if "enum" in found:
        options = [(str(value), _words(str(value))) for value in found["enum"]]
        always = is_required or made.default is not None
        return dataclasses.replace(made, widget="select", options=options, is_required=always)
    if found.get("type") == "array":
        inner = _resolved(found["items"], known)
        fields = _fields(inner, known) if "properties" in inner else ()
        folded = {"summary": summary(fields), "collapsed": True} if fields else {}
        return dataclasses.replace(made, widget="list", fields=fields, more=folded)
    if "properties" in found:
        return dataclasses.replace(made, widget="object", fields=_fields(found, known), more={"collapsed": True})
    widget, more = _single(name, found)
    return dataclasses.replace(made, widget=widget, more=more) if widget else None


def _single(name: str, found: Schema) -> tuple[str, Mapping[str, Any]]:
    """The widget for one value and what goes with it; "" for what no widget could keep."""
    if found.get("format") in {"date", "date-time"}:
        return "datetime", {"type": "date", "format": DAY}
    if found.get("type") == "integer":
        return "number", {"value_type": "int"}
    widgets = {"boolean": "boolean", "string": "text" if name in LONG else "string"}
    return widgets.get(found.get("type", ""), ""), {}


def _resolved(part: Schema, known: Mapping[str, Schema]) -> Schema:
    """The schema behind a reference, or of the one kind of value that is allowed beside none."""
    for choice in part.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolved(choice, known)
    return known[part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def summary(fields: Sequence[Field]) -> str:
    """What stands for an entry of a list while it is folded: its name, title or first field."""
    names = [field.name for field in fields]
    shown = next((name for name in ("name", "title", "avoid", "text", "page") if name in names), names[0])
    return f"{{{{fields.{shown}}}}}"


def _words(key: str) -> str:
    words = key.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
