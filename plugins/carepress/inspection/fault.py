"""Faults: what is wrong in a finished page or file, before it is known which text or template it comes from."""

from typing import NamedTuple

from carepress.inspection.words_of_rules import Said


class Fault(NamedTuple):
    """What is said of it, and texts by which to find it in a template or a page's Markdown, the surest first."""

    said: Said
    marks: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The rule that is broken."""
        return self.said[0]


def fault(said: Said, *marks: str) -> Fault:
    """A fault with the texts by which to find it, as far as there are any."""
    return Fault(said, tuple(mark for mark in marks if mark))
