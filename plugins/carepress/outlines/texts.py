"""Texts of outlines: what new pages begin with below their front matter, for whoever makes them another way."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from carepress.front_matter_text import head
from carepress.known_site import FOLDERS, known_site
from carepress.outlines.outline import Unfit, outline
from carepress.outlines.wish import Plan


def texts(settings: Path) -> Mapping[str, str]:
    """The text of a new page of each kind, by the folder for its files; SystemExit where an outline cannot be used."""
    site, day = known_site(settings), datetime.date(2000, 1, 1)
    try:
        made = {folder: outline(Plan(kind, kind, kind, day, (), "", folder), site) for kind, folder in FOLDERS.items()}
    except Unfit as unfit:
        raise SystemExit(str(unfit)) from None
    return {folder: head(text).body.strip() for folder, text in made.items()}
