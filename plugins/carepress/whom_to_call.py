"""Whom to call: the help of the site's country in plain words, for whatever leaves the pages that show it."""

from collections.abc import Iterator, Mapping
from typing import Any

LINES = 2
"""So many lines beside the emergency numbers, as on every page."""


def help_title(help_: Mapping[str, Any] | None, labels: Mapping[str, str]) -> str:
    """What stands above these lines: it names the country, outside of which the numbers lead nowhere."""
    where = labels["help_in_country"].format(country=help_["country"]) if help_ else ""
    return f"{labels['help_title']} {where}".rstrip()


def whom_to_call(
    help_: Mapping[str, Any] | None, labels: Mapping[str, str], lines: int | None = LINES
) -> tuple[str, ...]:
    """A line of text for each number that pages show, `site.help` of templates; what they withhold is not in it."""
    if not help_:
        return (labels["your_local_emergency_number"],)
    return (*_emergency(help_, labels), *(_line(line, labels) for line in help_["lines"][:lines]))


def _emergency(help_: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    for entry in help_["emergency"]:
        yield _told(f"{entry['number']} {entry['name']}", (entry["seen"],))
    if not help_["emergency"]:
        operator = help_["operator"]
        yield _told(labels["your_local_emergency_number"], (operator["url"],) if operator else ())


def _line(line: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    ways = (
        line["number"] and f"{line['number']} {line['name']}",
        line["sms"] and labels["help_text_message"].format(number=line["sms"]),
        line["chat_url"] and f"{labels['help_chat'].format(name=line['name'])}: {line['chat_url']}",
    )
    first, *others = [way for way in ways if way] or [line["name"]]
    if not line["number"] and line["name"] not in first:
        first = f"{line['name']}: {first}"
    hours = f" ({line['hours'].rstrip('.')})" if line["hours"] else ""
    return _told(f"{first}{hours}", (*others, line["seen"]))


def _told(first: str, more: tuple[str | None, ...]) -> str:
    return ". ".join(part.rstrip(".") for part in (first, *more) if part) + "."
