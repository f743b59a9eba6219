"""The wish: what a new site is to be, and what is wrong with it in words that say how to put it right."""

import dataclasses
import re
import zoneinfo
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import babel
from babel.core import get_global

from carepress.finding import did_you_mean

SITES = Path(__file__).parent / "site"
EVERY = "every"
"""The folder of what every new site begins with; those beside it are named for a language."""

LANGUAGES = tuple(sorted(folder.name for folder in SITES.iterdir() if folder.is_dir() and folder.name != EVERY))

_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
_MARKS = re.compile(r"[<>{}\[\]|\\*_`\"$#]|[^\S ]|[\x00-\x1f\x7f]")


@dataclasses.dataclass(frozen=True)
class Wish:
    """What a publisher says of a new site; `address` and `email` may be empty."""

    name: str = ""
    publisher: str = ""
    country: str = ""
    language: str = ""
    time_zone: str = ""
    address: str = ""
    email: str = ""

    def tidied(self) -> "Wish":
        """The wish without space around its parts, and with codes written as they are everywhere."""
        parts = {key: value.strip() for key, value in dataclasses.asdict(self).items()}
        parts["country"] = country_code(parts["country"])
        language, *rest = parts["language"].replace("_", "-").split("-")
        parts["language"] = "-".join([language.lower(), *(part.upper() for part in rest)])
        parts["address"] = parts["address"].rstrip("/")
        return Wish(**parts)

    @property
    def text_language(self) -> str:
        """The language of the texts with which the site begins: `en` for `en-GB`."""
        return self.language.partition("-")[0]


def countries(language: str = "en") -> Mapping[str, str]:
    """The names of all countries in a language, by code."""
    names = babel.Locale.parse(language).territories
    return {code: name for code, name in names.items() if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES}


def country_code(said: str) -> str:
    """The code of a country that is named by its code, or in words of a language in which sites can begin."""
    named = {name.casefold(): code for lang in LANGUAGES for code, name in countries(lang).items()}
    return named.get(said.casefold(), said.upper() if len(said) == len("IN") else said)


def time_zones(country: str) -> list[str]:
    """The time zones that a country keeps."""
    return sorted(zone for zone, place in get_global("zone_territories").items() if place == country)


def _line(what: str) -> Callable[[str], str]:
    def fault(said: str) -> str:
        if not said:
            return f"{what} is missing."
        mark = _MARKS.search(said)
        return f"{what} is one line of plain words, without “{mark[0]}”." if mark else ""

    return fault


def _country(said: str) -> str:
    known = countries()
    if said in known:
        return ""
    guess = did_you_mean(said, [*known.values()]) or " Write its code, such as DE or IN."
    return f"“{said}” is no country.{guess}" if said else "The country is missing: write its code, such as DE or IN."


def _language(said: str) -> str:
    begin = f"a new site can begin in {' or '.join(LANGUAGES)}"
    if not said:
        return f"The language is missing: {begin}."
    if said.partition("-")[0] not in LANGUAGES:
        return f"There are no texts in “{said}” yet: {begin}, and docs/another-publisher.md says how to translate it."
    return "" if re.fullmatch(r"[a-z]{2}(?:-[A-Z]{2})?", said) else f"“{said}” is no language: write en or en-GB."


def _time_zone(said: str) -> str:
    known = zoneinfo.available_timezones()
    if said in known:
        return ""
    guess = did_you_mean(said, known) or " Write one such as Europe/Berlin."
    return f"“{said}” is no time zone.{guess}" if said else "The time zone is missing: write one such as Europe/Berlin."


def _address(said: str) -> str:
    is_address = re.fullmatch(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~-]+)*", said)
    return "" if is_address or not said else f"“{said}” is no address of a site: write one such as https://example.org."


def _email(said: str) -> str:
    is_email = re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", said)
    return "" if is_email or not said else f"“{said}” is no email address: write one such as post@example.org."


FAULTS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "name": _line("The name of the site"),
        "publisher": _line("The name of the publisher"),
        "country": _country,
        "language": _language,
        "time_zone": _time_zone,
        "address": _address,
        "email": _email,
    }
)
"""For each part of a wish, what is wrong with what was said; empty where nothing is."""


def faults(wish: Wish) -> list[str]:
    """Everything that is wrong with a wish, each with the option that says it."""
    found = {key: fault(getattr(wish, key)) for key, fault in FAULTS.items()}
    return [f"{said} (--{key.replace('_', '-')})" for key, said in found.items() if said]


def with_time_zone(wish: Wish) -> Wish:
    """The wish with the time zone of its country where that keeps only one."""
    zones = time_zones(wish.country)
    return dataclasses.replace(wish, time_zone=zones[0]) if not wish.time_zone and len(zones) == 1 else wish
