"""Body merges: an editor's changes to a page's text, without what the editing program changes by itself.

Its rich text writes Markdown anew, in its own spelling: other bullets, numbers, underscores for emphasis, backslashes,
table rules without alignment, blank lines around lists. Lines that mean the same keep the spelling that they had.
"""

import difflib
import re
from collections.abc import Iterator, Sequence

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-.!~|&:\"'])")
_RULE_OF_TABLE = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}")
_BULLET = re.compile(r"^([ \t]*)[*+-][ \t]+")
_NUMBER = re.compile(r"^([ \t]*)\d+[.)][ \t]+")
_BLOCK = re.compile(r"[ \t]*(?:[*+-][ \t]|\d+[.)][ \t]|///|\||#|>|```|~~~|\{|:[ \t]|\[\^|!\[|<!--)")
_PARTS = re.compile(r"\*+|\]\([^)]*\)|[\[\]]|\s+|[^*\s\[\]]+")
_HARD_BREAK = "  "


def merged(former: str, current: str) -> str:
    """The current text, where each line that means what it meant before is written as it was before."""
    old, new = former.split("\n"), current.split("\n")
    matcher = difflib.SequenceMatcher(None, [*map(_meaning, old)], [*map(_meaning, new)], autojunk=False)
    lines: list[str] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        gone, come = old[first:last], new[new_first:new_last]
        if kind == "equal":
            lines += map(_kept, gone, come)
        elif not any(map(str.strip, [*gone, *come])) and _is_spacing(old, first, last):
            lines += gone
        else:
            lines += _rewritten(gone, come)
    return "\n".join(lines)


def _meaning(line: str) -> str:
    """A line in a form in which all spellings of the same are equal."""
    broken = _HARD_BREAK if line.endswith(_HARD_BREAK) else ""
    line = line.rstrip()
    if _RULE_OF_TABLE.fullmatch(line):
        return "|" + "-|" * len(line.strip("|").split("|"))
    if _RULE.fullmatch(line):
        return "***"
    line = _NUMBER.sub(r"\g<1>1. ", _BULLET.sub(r"\1- ", line, count=1), count=1)
    if line.startswith("|"):
        line = "|" + "|".join(cell.strip() for cell in line.strip("|").split("|"))
    return _emphasised(_ESCAPED.sub(r"\1", line).replace("_", "*")) + broken


def _emphasised(line: str) -> str:
    """Every letter with how it is stressed, wherever the signs for that stand: within a link, or around it."""
    if "*" not in line:
        return line
    stress, found = 0, ""
    for part in _PARTS.findall(line):
        if part.startswith("*"):
            stress ^= len(part) % 4
        else:
            found += part if stress == 0 or part.isspace() or part[0] in "[]" else "".join(f"{c}{stress}" for c in part)
    return found


def _kept(old: str, new: str) -> str:
    """The former spelling; but the program only ever adds backslashes, so that it was an editor who took one out."""
    return new if new.count("\\") < old.count("\\") else old


def _is_spacing(old: Sequence[str], first: int, last: int) -> bool:
    """Whether blank lines between two lines make no paragraph: one of both starts a block in any case."""
    around = [*old[first - 1 : first], *old[last : last + 1]]
    return any(map(_BLOCK.match, around))


def _rewritten(gone: Sequence[str], come: Sequence[str]) -> Iterator[str]:
    """Changed lines, without the backslashes that were put before what did not change."""
    words = {_ESCAPED.sub(r"\1", word): word for line in gone for word in line.split()}
    for line in come:
        parts = re.split(r"(\s+)", line)
        yield "".join(words.get(_ESCAPED.sub(r"\1", part), part) if "\\" in part else part for part in parts)
