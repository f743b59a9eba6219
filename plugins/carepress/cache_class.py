"""Cache class: how long browsers and hosts may keep a file without asking whether there is a newer one."""

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from carepress.content_type import TYPES
from carepress.path_pattern import regex

CacheClass = Literal["immutable", "page", "fresh", "file"]
"""
- `immutable`: its name changes with its content, so it may be kept for ever;
- `page`: for a short while; so is whatever is of no known kind;
- `fresh`: never without asking, as a number may be wrong by then, or as it decides what devices keep;
- `file`: files that are no pages, for some hours.
"""

_PAGES = {".html", ".xml", ".md"}
_FILES: Mapping[str, CacheClass] = {f"*{ending}": "file" for ending in sorted({*TYPES} - _PAGES)}
_NAMED: Mapping[str, CacheClass] = {
    "helplines.json": "fresh",
    "service-worker.js": "fresh",
    "release.json": "fresh",
    "release.json.sig": "fresh",
    "offline/*": "fresh",
    ".well-known/*": "fresh",
    "assets/*": "immutable",
    "search/*/*": "immutable",
}


def patterns(fresh: Sequence[str] = ()) -> Mapping[str, CacheClass]:
    """The class of the paths that each pattern is for; the last that fits a path decides, and without one it is `page`.

    `fresh` are patterns for what of this site no copy may be shown of without asking: see `help_pages`.
    """
    return {**_FILES, **dict.fromkeys(fresh, "fresh"), **_NAMED}


def cache_class(path: str, fresh: Sequence[str] = ()) -> CacheClass:
    """The class of a file of the output, by its path there."""
    return next((known for known, paths in _last_first((*fresh,)) if paths.fullmatch(path)), "page")


@functools.cache
def _last_first(fresh: Sequence[str]) -> Sequence[tuple[CacheClass, re.Pattern[str]]]:
    """Each class with all patterns that stand in a row for it: a site has tens of thousands of files."""
    rows = itertools.groupby(reversed([*patterns(fresh).items()]), key=lambda row: row[1])
    return [(known, re.compile("|".join(regex(pattern) for pattern, _ in same))) for known, same in rows]
