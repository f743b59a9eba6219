"""Exemptions: lines that an editor leaves as they are, each with a reason: `<!-- allow word-to-avoid: why -->`."""

import dataclasses
import re
from collections.abc import Collection, Iterator

from carepress.finding import Finding, did_you_mean, place_at

RULES = ("word-to-avoid", "method-detail", "promise-made", "absolute-claim")
"""Rules that an editor may exempt a line from."""

EXEMPTS = "allow"
"""The word without which a text exempts nothing."""

_COMMENT = re.compile(rf"(?:<!--|(?<!\S)#)[ \t]*{EXEMPTS}[ \t]+([\w-]+)[ \t]*:?(.*?)(?:-->|$)", re.MULTILINE)
_WORD = re.compile(r"\w{2,}")


@dataclasses.dataclass(frozen=True, slots=True)
class Exemption:
    """A rule that does not hold in a line, both from 1, and where the exemption itself stands."""

    rule: str
    line: int
    reason: str
    place: tuple[int, int]

    @property
    def holds(self) -> bool:
        """Whether it names a rule that can be exempted, and gives a reason."""
        return self.rule in RULES and _WORD.search(self.reason) is not None


def exemptions(text: str, first_line: int = 1) -> Iterator[Exemption]:
    """The exemptions in a text: each for its own line, or, where it stands alone, for the next line."""
    for match in _COMMENT.finditer(text) if EXEMPTS in text else ():
        line, column = place_at(text, match.start(), first_line)
        begins = text.rfind("\n", 0, match.start()) + 1
        ends = text.find("\n", match.end())
        around = text[begins : match.start()] + text[match.end() : ends if ends >= 0 else len(text)]
        yield Exemption(match[1], line + (not around.strip()), match[2].strip(), (line, column))


def exemption_findings(source: str, found: Collection[Exemption], used: Collection[Exemption]) -> Iterator[Finding]:
    """Exemptions that cannot hold, and those that nothing needs."""
    for one in found:
        if one.rule not in RULES:
            message = f"“{one.rule}” is no rule that a line can be exempted from.{did_you_mean(one.rule, RULES)}"
            remedy = f"Such rules are: {', '.join(RULES)}."
            yield Finding(source, *one.place, "exemption-unknown", message, remedy)
        elif not one.holds:
            message = f"This line is exempted from “{one.rule}” without a reason."
            remedy = f"Say why: <!-- allow {one.rule}: the name of a film -->."
            yield Finding(source, *one.place, "exemption-without-reason", message, remedy)
        elif one not in used:
            message = f"Nothing in this line needs the exemption from “{one.rule}”."
            yield Finding(source, *one.place, "exemption-unused", message, "Take it out.", "advice")
