"""Hosting: what every host is told, before it is said in the form that it reads."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from carepress.content_type import TYPES
from carepress.help_pages import help_patterns
from carepress.path_pattern import regex
from carepress.response_headers import Rule, rules
from carepress.views import Site, View

FOLDER = "_hosting"
"""Where the files for web servers stand, which no server of ours gives to readers."""


COMPRESSIBLE = sorted(
    kind
    for kind in {kind.partition(";")[0] for kind in TYPES.values()}
    if kind.startswith("text/") or kind.endswith(("json", "xml", "bibtex"))
)
"""Kinds of files that become smaller on the way, as they are not packed already."""


class Former(NamedTuple):
    """A former address, decoded, and the address that its readers are led to, encoded; "" where there is none."""

    address: str
    to: str


@dataclasses.dataclass(frozen=True)
class Hosting:
    """The root of a site (a path without a slash at its end), its table of headers, and its former addresses."""

    root: str
    rules: Sequence[Rule]
    formers: Sequence[Former]

    @property
    def moved(self) -> list[Former]:
        """The former addresses whose readers are led on."""
        return [former for former in self.formers if former.to]

    @property
    def gone(self) -> list[Former]:
        """The former addresses whose pages were removed."""
        return [former for former in self.formers if not former.to]

    def special(self) -> Iterable[tuple[str, str, str]]:
        """What differs from the first rule, which is for all files: a header, its value, and for which addresses.

        These are a regular expression for whole decoded addresses; the last that fits decides.
        """
        flat = [(name, value, rule.pattern) for rule in self.rules[1:] for name, value in rule.headers.items()]
        for (name, value), found in groupby(flat, key=lambda row: row[:2]):
            yield name, value, self.addresses(regex(pattern) for _, _, pattern in found)

    def addresses(self, paths: Iterable[str]) -> str:
        """A regular expression for the addresses of files, by those for their paths in the output."""
        return f"^{re.escape(self.root)}/(?:{'|'.join(paths)})$"

    @property
    def hidden(self) -> str:
        """A regular expression for addresses that readers are not given: files for hosts, and those with a dot."""
        allowed = "well-known/"
        # Caddy's expressions cannot say “not this word”: what begins otherwise is spelt out letter by letter.
        # A dot alone is no name, and leads servers to the page of a gone one: see nginx.py.
        other = "|".join(f"{re.escape(allowed[:at])}(?:[^/{letter}]|$)" for at, letter in enumerate(allowed))
        return rf"^{re.escape(self.root)}/(?:_headers$|_redirects$|{FOLDER}/|(?:.*/)?\.(?:{other}))"


def hosting(site: Site, made: Iterable[View]) -> Hosting:
    """What hosts are to be told of a site, by the pages that it makes from no file."""
    fresh = help_patterns(site.library, site.settings.help_page)
    moved = (one for one in made if one["kind"] == "moved")
    formers = (Former(f"{site.root}{one['url']}", _target(site.root, one["target"])) for one in moved)
    return Hosting(site.root, rules(fresh), tuple(formers))


def _target(root: str, target: View | None) -> str:
    return quote(f"{root}{target['url']}", safe="/#?=&%") if target else ""
