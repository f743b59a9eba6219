"""The guide for publishers names no address at which nothing stands."""

import re
from pathlib import Path

from tiny_site import TinySite

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "publishers.md"
PLACES = {"ID": "anchoring", "NAME": "nights-on-the-water", "ADDRESS": "low-tide", "HASH": "*"}


def test_what_machines_find_is_there(ours: TinySite) -> None:
    table = GUIDE.read_text().partition("## What machines find")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [address for cell in cells for address in re.findall(r"`/([^`]+)`", cell)]
    assert len(named) > 12
    for address in named:
        path = re.sub(r"\b(ID|NAME|ADDRESS|HASH)\b", lambda match: PLACES[match[1]], address)
        assert [*ours.output.glob(path)], address
    for schema in re.findall(r"`/(schemas/[^`]+)`", GUIDE.read_text()):
        assert (ours.output / schema).is_file(), schema
