"""Time zones: the names of those that a country keeps, from the table of the Unicode project."""

import functools
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from babel.core import get_global

from carepress.countries import EUROPEAN_UNION, MEMBERS


def time_zones(countries: AbstractSet[str]) -> Mapping[str, tuple[str, ...]]:
    """The zones of each of these countries, older names too; those of members of the Union that it stands in for."""
    zones = _zones()
    stands_for = MEMBERS - countries if EUROPEAN_UNION in countries else frozenset()
    found = {country: zones.get(country, ()) for country in sorted(countries)}
    if stands_for:
        found[EUROPEAN_UNION] = tuple(sorted(zone for member in stands_for for zone in zones.get(member, ())))
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
