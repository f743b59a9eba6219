"""Checking values against a model, with a sentence for each mistake."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import pydantic

from carepress.finding import Finding, did_you_mean
from carepress.yaml_text import Path, YamlText


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.\S+", value):
        raise ValueError("an address of the web starts with “https://”")
    return value


def _safe_address(value: str) -> str:
    if not value.startswith("https://"):
        raise ValueError("this address starts with “https://”")
    return value


WebAddress = Annotated[str, pydantic.AfterValidator(_web_address)]
"""An address of the web: http or https, with a host."""

SafeAddress = Annotated[WebAddress, pydantic.AfterValidator(_safe_address)]
"""An address of the web that nobody on the way can read or change: https."""

Model = TypeVar("Model", bound=pydantic.BaseModel)

ListOf = tuple[str, type[pydantic.BaseModel]]
"""The name of a list in a data file, and the model of its entries."""


class Strict(pydantic.BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = pydantic.ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def mistakes(model: type[pydantic.BaseModel], value: object) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Path, message and remedy of every mistake that a value makes against a model."""
    try:
        model.model_validate(value)
    except pydantic.ValidationError as error:
        for detail in error.errors():
            yield detail["loc"], *_sentences(model, detail["loc"], dict(detail))


def _sentences(model: type[pydantic.BaseModel], path: Sequence[str | int], detail: dict[str, Any]) -> tuple[str, str]:
    name = ".".join(str(part) for part in path) or "the whole"
    if detail["type"] == "extra_forbidden":
        known = _known_keys(model, path)
        guess = did_you_mean(str(path[-1]), known)
        remedy = "Correct the key, or take the line out." if guess else f"Known keys: {', '.join(known)}."
        return f"“{path[-1]}” is not a key that is known here.{guess}", remedy
    if detail["type"] == "missing":
        return f"“{name}” is missing.", f"Add the line “{path[-1]}: …”."
    message = str(detail["msg"]).removeprefix("Value error, ").rstrip(".")
    given = detail.get("input")
    shown, guess = "", ""
    if isinstance(given, str):
        shown = f" (it says “{given}”)"
        guess = did_you_mean(given, re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", ""))))
    return f"“{name}” cannot be used as it stands{shown}: {message}.{guess}", "Correct the value or remove the line."


def _known_keys(model: type[pydantic.BaseModel], path: Sequence[str | int]) -> list[str]:
    """The keys of the model that holds the last part of a path."""
    current: Any = model
    for part in path[:-1]:
        if isinstance(part, str) and current is not None and part in current.model_fields:
            current = _model_within(current.model_fields[part].annotation)
    return [field.alias or name for name, field in current.model_fields.items()] if current is not None else []


def _model_within(annotation: Any) -> type[pydantic.BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        return annotation
    found = (_model_within(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


class Entry(NamedTuple, Generic[Model]):
    """One sound entry of a data file's list: its value, the line of its start, and its number in the list, from 0."""

    value: Model
    line: int
    number: int


Names = Iterable[tuple[Path, str]]
"""Names by which an entry is known, with the place of each in the entry."""


def repeated(
    rows: Iterable[Entry[Model]], text: YamlText, key: str, names: Callable[[Model], Names]
) -> Iterator[tuple[str, int, int]]:
    """Each name that several entries of a list have, with line and column of every place where it stands."""
    met: dict[str, dict[int, tuple[int, int]]] = {}
    for value, _, number in rows:
        for path, name in names(value):
            met.setdefault(name, {}).setdefault(number, text.place((key, number, *path)))
    yield from ((name, *place) for name, places in met.items() if len(places) > 1 for place in places.values())


def _without_list(text: YamlText, key: str, source: str, rule: str) -> Finding:
    """That a data file has no list of that name, told at the key that stands in its place."""
    keys = [*text.value] if isinstance(text.value, dict) else []
    place = text.place((key,) if key in keys else tuple(keys[:1]))
    guess = "" if key in keys else did_you_mean(key, keys)
    remedy = f"Start it with “{key}:” and one “- ” per entry."
    return Finding(source, *place, rule, f"The file has no list “{key}”.{guess}", remedy)


def entries(
    text: YamlText, key: str, model: type[Model], source: str, rule: str
) -> tuple[tuple[Entry[Model], ...], tuple[Finding, ...]]:
    """The sound entries of a data file's list, and a finding for every mistake in the others."""
    findings = [Finding(source, p.line, p.column, "yaml-unreadable", p.message, p.remedy) for p in text.problems]
    rows = text.value.get(key) if isinstance(text.value, dict) else None
    if not isinstance(rows, list):
        return (), tuple(findings) or (_without_list(text, key, source, rule),)
    sound = []
    for index, row in enumerate(rows):
        faults = list(mistakes(model, row))
        if not faults:
            sound.append(Entry(model.model_validate(row), text.place((key, index))[0], index))
        for path, message, remedy in faults:
            line, column = text.place((key, index, *path))
            findings.append(Finding(source, line, column, rule, message, remedy))
    return tuple(sound), tuple(findings)
