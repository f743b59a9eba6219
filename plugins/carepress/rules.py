"""The rules that findings are about, from `rules.yaml`: what each finds, and why it matters."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import pydantic

from carepress.finding import Severity
from carepress.schema import Strict
from carepress.yaml_text import yaml_text

Text = Annotated[str, pydantic.Field(min_length=1)]


class Rule(Strict):
    """What a rule finds, why that matters, who says so, and an example: what breaks it and how it should read.

    `severity` is that of most of its findings as long as the publisher sets no other.
    """

    finds: Text
    why: Text
    source: str = ""
    severity: Severity = "error"
    wrong: Text
    right: Text


LINK_RULES = ("cross-link", "cross-links-over-cap", "mention-ambiguous", "phrase-unmentioned", "technique-untaught")
"""Rules about links that are made by themselves, told only when they are asked for: they would bury the others."""

LINKS = LINK_RULES[0]
"""The rule whose table is every such link."""

READING_AGE = 13
"""The highest reading age that is aimed at; NHS asks for 9 to 11, and 11 to 14 where medicine needs it."""


def _read() -> Mapping[str, Rule]:
    text = (Path(__file__).parent / "rules.yaml").read_text(encoding="utf-8")
    return MappingProxyType(pydantic.TypeAdapter(dict[str, Rule]).validate_python(yaml_text(text).value))


RULES = _read()
"""Every rule by its name, in alphabetical order; a test keeps the names those that the code tells."""
