"""The countries file: the help of every country, of which a reader's own device shows the one that the reader chose."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from carepress.helplines.country_help import countries_by_name, country_help
from carepress.helplines.directory import Directory
from carepress.helplines.standing import number_dates
from carepress.helplines.time_zones import time_zones
from carepress.views import View

Item = Mapping[str, object]

LINES = 2
"""How many lines of a country stand on every page; the help page has them all."""

_WORDS = {
    "choose": "help_choose",
    "yours": "help_your_country",
    "undo": "help_site_country",
    "yes": "help_suggestion_yes",
    "no": "help_suggestion_no",
}


def site_help(
    found: Directory, country: str, lang: str, labels: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, object]]:
    """The countries file by its path, and what templates see as `site.help` and `site.help_countries`."""
    if not found.shown:
        return {}, {}
    path, text = countries_file(found, country, lang, labels)
    own = {"help": country_help(found, country, lang, labels)} if country else {}
    shown = [one for one in found.shown if one.country == country and one.kind != "emergency"][:LINES]
    dates = {"number_dates": number_dates(shown), "directory_dates": number_dates(found.shown)}
    return {path: text}, {"help_countries": f"/{path}"} | own | dates


def countries_file(found: Directory, country: str, lang: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """Path and text of the file for a site of a country; the path changes whenever the text does.

    It holds what pages may show and nothing else, and the words that go with it, so that the script has none.
    """
    helps = countries_by_name(found, lang, labels)
    own = next((one["country"] for one in helps if one["code"] == country), country)
    zones = time_zones(frozenset(one["code"] for one in helps))
    words = {name: labels[key] for name, key in _WORDS.items()} | {
        "elsewhere": labels["help_elsewhere"].format(country=own) if own else labels["help_your_country"],
        "undone": labels["help_shown"].format(country=own or labels["help_site_country"]),
    }
    others = [_country(one, zones[one["code"]], labels) for one in helps if one["code"] != country]
    content = {"words": words, "countries": [*others, _another(labels)]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    return f"assets/{hashlib.sha256(text.encode()).hexdigest()[:12]}/countries.json", text


def _country(one: View, zones: tuple[str, ...], labels: Mapping[str, str]) -> Item:
    name = one["country"]
    return {
        "code": one["code"],
        "name": name,
        "here": labels["help_in_country"].format(country=name),
        "shown": labels["help_shown"].format(country=name),
        "suggested": labels["help_suggestion"].format(country=name),
        "asked": labels["help_suggestion_short"].format(country=name),
        "place": f"site--country-{one['code'].lower()}",
        "zones": zones,
        "numbers": [*_numbers(one, labels)],
    }


def _another(labels: Mapping[str, str]) -> Item:
    """For readers whose country is not among them: no number of another country stands before them."""
    name = labels["help_another_country"]
    numbers = [{"words": labels["your_local_emergency_number"], "ways": [], "seen": []}]
    shown = labels["help_shown"].format(country=name)
    here = {"here": name, "shown": shown, "suggested": "", "asked": "", "place": "site--help-directory"}
    return {"code": "other", "name": name, "zones": (), "numbers": numbers, **here}


def _numbers(one: View, labels: Mapping[str, str]) -> Iterator[Item]:
    """What the help inset lists: numbers and ways, each with where and when it was seen."""
    for entry in one["emergency"]:
        yield {"ways": [_way(entry, labels), *map(dict, entry["ways"])], "seen": [entry["seen"]]}
    if not one["emergency"]:
        operator = one["operator"]
        ways = [{"href": operator["url"], "words": operator["words"]}] if operator else []
        yield {"words": labels["your_local_emergency_number"], "ways": ways, "seen": []}
    for line in one["lines"][:LINES]:
        hours = [f"{line['hours']}."] if line["hours"] else []
        yield {"ways": [_way(line, labels), *map(dict, line["ways"])], "seen": [*hours, line["seen"]]}


def _way(line: View, labels: Mapping[str, str]) -> Item:
    """The first way to reach a line, as the theme's own component shows it."""
    if line["dial"]:
        return {"href": f"tel:{line['dial']}", "digits": line["number"], "words": line["name"]}
    if line["sms"]:
        digits = labels["help_text_message"].format(number=f"\u2066{line['sms']}\u2069")
        return {"href": f"sms:{line['sms_dial']}", "digits": digits, "words": line["name"]}
    return {"href": line["chat_url"], "words": labels["help_chat"].format(name=line["name"])}
