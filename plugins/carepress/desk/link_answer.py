"""Link answers: what came of asking another site for an address."""

import dataclasses
from collections.abc import Mapping
from typing import Literal

Standing = Literal["fine", "moved", "broken", "unreachable", "refused"]

WORDS: Mapping[Standing, str] = {
    "broken": "Broken",
    "unreachable": "Not reached",
    "moved": "Moved for good",
    "refused": "Closed to machines",
    "fine": "Fine",
}
"""What people are told of each standing, the most urgent first."""

REMEDIES: Mapping[Standing, str] = {
    "broken": "Find where the page went, link to that, or take the link out.",
    "unreachable": "Try again another day; where it stays so, take the link out.",
    "moved": "Write the new address.",
    "refused": "Open each yourself: a person may be let in where a machine is not.",
    "fine": "Nothing is to be done.",
}


@dataclasses.dataclass(frozen=True, slots=True)
class LinkAnswer:
    """How an address stands, why in words, where it leads now if elsewhere, and the day of asking (YYYY-MM-DD)."""

    address: str
    standing: Standing
    told: str
    leads_to: str = ""
    on: str = ""
