"""The starter: the publisher's own files with which a new site begins."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

import yaml

from carepress.starting.country_help import SOURCE, CountryHelp, country_help
from carepress.starting.wish import EVERY, SITES, Wish, countries

Files = Mapping[str, bytes]

_WORDS = "words.yaml"
_NO_CODE_YET = ".txt"
"""What stands behind the names of settings files, which are no Python before their places are filled."""

_FOR_EVERY_LANGUAGE = ("content/data/crisis-queries.yaml",)
_FOR_ENGLISH = ("content/data/claims.yaml", "content/data/wording.yaml")
"""Lists that keep readers safe and are no publisher's own: a new site takes them over."""


def starter(wish: Wish, project: Path, today: datetime.date) -> tuple[Files, CountryHelp]:
    """The publisher's own files by path, and the help that is known of the country."""
    texts = SITES / wish.text_language
    words = yaml.safe_load((texts / _WORDS).read_text(encoding="utf-8"))
    found = country_help(project, wish.country, today, words["helplines"])
    emergency = _emergency(wish, found) or f"- {words['no_number']}"
    values = {**_values(wish, found, today), "emergency": emergency}
    files = {path: file.read_text(encoding="utf-8") for path, file in _texts(SITES / EVERY, texts)}
    made = {path: Template(text).substitute(values) for path, text in files.items()}
    lists = (*_FOR_EVERY_LANGUAGE, *(_FOR_ENGLISH if wish.text_language == "en" else ()))
    taken = {path: (project / path).read_bytes() for path in lists if (project / path).is_file()}
    return {path: text.encode() for path, text in made.items()} | taken | {SOURCE: found.text.encode()}, found


def _texts(*folders: Path) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(folder).as_posix()
            if file.is_file() and path != _WORDS:
                yield path.removesuffix(_NO_CODE_YET), file


def _values(wish: Wish, found: CountryHelp, today: datetime.date) -> Mapping[str, str]:
    """What stands in the places of the texts. What is in double quotes is so in YAML and in Python alike."""
    quoted = {f"quoted_{key}": _quoted(getattr(wish, key)) for key in ("name", "publisher", "language", "time_zone")}
    return quoted | {
        "name": wish.name,
        "publisher": wish.publisher,
        "address": _quoted(wish.address),
        "today": today.isoformat(),
        "facts": f'        "email": {_quoted(wish.email)},\n' if wish.email else "",
        "country": _country(wish, found),
    }


def _emergency(wish: Wish, found: CountryHelp) -> str:
    """The emergency numbers of the country as a list in Markdown."""
    country = countries(wish.text_language)[wish.country]
    return "\n".join(f"- {country}, {name}: [{number}](tel:{number})" for name, number in found.emergency)


def _country(wish: Wish, found: CountryHelp) -> str:
    """The line of the settings that names the country; a note where its help is not known well enough."""
    if found.is_enough:
        return f'    "country": "{wish.country}",\n'
    return (
        f"    # Nobody has seen an emergency number and a crisis line of {countries()[wish.country]} in the last two\n"
        "    # years, and pages name a country’s help only where both are known: add them to\n"
        f'    # content/data/helplines.yaml, then write "{wish.country}" here.\n'
        '    "country": "",\n'
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
