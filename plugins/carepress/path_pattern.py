"""Path pattern: which files of the output a rule is for, in a way that every host can be told."""

import functools
import re


@functools.cache
def regex(pattern: str) -> str:
    """A pattern as a regular expression for a path of the output without a slash at its start.

    `*` stands for anything, and before a slash for one name: `search/*/*`. Everything else stands for itself.
    """
    parts = re.split(r"(\*/|\*)", pattern)
    return "".join({"*/": "[^/]+/", "*": ".*"}.get(part) or re.escape(part) for part in parts)


def fits(pattern: str, path: str) -> bool:
    """Whether a path of the output is one of those that a pattern is for."""
    return bool(re.fullmatch(regex(pattern), path))
