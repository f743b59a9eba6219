"""Filling: a file's values as a form shows them, and what a form that came back changes in them."""

import difflib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from carepress.browser_editor.form import Field
from carepress.browser_editor.yaml_patch import without_empty

Values = Mapping[str, Any]

YES = {"true", "yes", "on", "y", "t", "1"}


def shown(values: Values, fields: Sequence[Field]) -> dict[str, Any]:
    """What the fields show of a file's values; a key that is missing shows what it means to leave it out."""
    return {field.name: _shown(values.get(field.name), field) for field in fields if _has(values, field)}


def _has(values: Values, field: Field) -> bool:
    return without_empty(values.get(field.name)) is not None or field.default not in (None, "", [], ())


def _shown(value: Any, field: Field) -> Any:
    if without_empty(value) is None:
        return field.default
    if field.fields and field.is_many:
        return [shown(item, field.fields) for item in value if isinstance(item, dict)]
    if field.fields:
        return shown(value, field.fields) if isinstance(value, dict) else value
    if field.is_many:
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value
    if field.widget == "boolean":
        return str(value).lower() in YES
    return int(value) if field.widget == "number" and str(value).isdecimal() else value


def filled(values: Values, answers: Values, fields: Sequence[Field]) -> dict[str, Any]:
    """The file's values with what the answers change; what they leave as it was keeps its spelling.

    Keys that have no field keep their values, whatever was answered.
    """
    changed = {field.name: _filled(values.get(field.name), answers.get(field.name), field) for field in fields}
    others = {key: value for key, value in values.items() if key not in changed}
    in_order = {key: changed.get(key, others.get(key)) for key in [*changed, *others]}
    return {key: value for key, value in in_order.items() if value is not None}


def _filled(value: Any, answer: Any, field: Field) -> Any:
    if _meaning(_shown(value, field), field) == _meaning(answer, field):
        return value
    if field.fields and isinstance(answer, list):
        former = [item for item in value or () if isinstance(item, dict)] if isinstance(value, list) else []
        return _entries(former, answer, field)
    if field.fields and isinstance(answer, dict):
        return filled(value if isinstance(value, dict) else {}, answer, field.fields)
    return _text(answer)


def _entries(former: Sequence[Values], answers: Sequence[Values], field: Field) -> list[Values]:
    """The entries of a list: those that are still there keep their spelling, wherever others came or went."""
    before = [_key(shown(item, field.fields), field) for item in former]
    matcher = difflib.SequenceMatcher(None, before, [_key(item, field) for item in answers], autojunk=False)
    made: list[Values] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            made += former[first:last]
            continue
        for at, answer in enumerate(answers[new_first:new_last]):
            value = former[first + at] if first + at < last else {}
            made.append(filled(value, answer, field.fields))
    return made


def _key(answer: Values, field: Field) -> str:
    return json.dumps(_of_object(answer, field.fields), sort_keys=True, ensure_ascii=False)


def _meaning(answer: Any, field: Field) -> Any:
    """An answer in a form in which those that mean the same are equal."""
    if field.fields and isinstance(answer, list | tuple):
        return [_of_object(item, field.fields) for item in answer if isinstance(item, dict)]
    if field.fields and isinstance(answer, dict):
        return _of_object(answer, field.fields) or None
    found = without_empty(_text(answer))
    return without_empty(_text(field.default)) if found is None else found


def _of_object(answer: Values, fields: Sequence[Field]) -> dict[str, Any]:
    found = {field.name: _meaning(answer.get(field.name), field) for field in fields}
    return {key: value for key, value in found.items() if value}


def _text(answer: Any) -> Any:
    """An answer as it is written: every single value a text."""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, Mapping):
        return {key: _text(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [_text(value) for value in answer]
    return None if answer is None else str(answer).strip()
