"""Time zones: the names of those that a country keeps, from the table of the Unicode project."""

import functools
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from babel.core import get_global

_EUROPEAN_UNION = "EU"
_MEMBERS = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905  one line to read
)
"""The members of the European Union, all of which answer 112."""


def time_zones(countries: AbstractSet[str]) -> Mapping[str, tuple[str, ...]]:
    """The zones of each of these countries, older names too; those of members of the Union that it stands in for."""
    zones = _zones()
    stands_for = _MEMBERS - countries if _EUROPEAN_UNION in countries else frozenset()
    found = {country: zones.get(country, ()) for country in sorted(countries)}
    if stands_for:
        found[_EUROPEAN_UNION] = tuple(sorted(zone for member in stands_for for zone in zones.get(member, ())))
    return found


@functools.cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    """Browsers differ in which of a zone's names they tell: Asia/Kolkata is Asia/Calcutta to some."""
    countries, names = get_global("zone_territories"), get_global("zone_aliases")
    found: dict[str, list[str]] = {}
    for zone in sorted({*countries, *names}):
        country = countries.get(zone) or countries.get(names.get(zone, ""), "")
        found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
