"""Cache class: how long browsers and hosts may keep a file without asking whether there is a newer one."""

import posixpath
import re
from typing import Literal

CacheClass = Literal["immutable", "page", "fresh", "file"]
"""
- `immutable`: its name changes with its content, so it may be kept for ever;
- `page`: for a short while;
- `fresh`: never without asking, as a number may be wrong by then, or as it decides what devices keep;
- `file`: everything else, for some hours.
"""

_NAMED_BY_CONTENT = re.compile(r"assets/.+|search/[0-9a-f]{8,}/.+")
_FRESH = re.compile(r"helplines\.json|service-worker\.js|release\.json(?:\.sig)?|offline/.+\.json|\.well-known/.+")


def cache_class(path: str) -> CacheClass:
    """The class of a file of the output, by its path there."""
    if _NAMED_BY_CONTENT.fullmatch(path):
        return "immutable"
    if _FRESH.fullmatch(path):
        return "fresh"
    return "page" if posixpath.splitext(path)[1] in {".html", ".xml", ".md"} else "file"
