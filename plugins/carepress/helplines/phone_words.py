"""Phone words: the words of a language that make a telephone number of the digits beside them."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

import pydantic

from carepress.schema import Strict
from carepress.yaml_text import yaml_text

ALWAYS = "en"
"""The language that counts everywhere: its words for lines are borrowed all over the world."""

Words = tuple[str, ...]


class _Language(Strict):
    verbs: Words
    lines: Words
    plain: Words
    services: Words
    links: Words
    senders: Words
    towards: Words
    after: Words


def _read() -> Mapping[str, _Language]:
    text = Path(__file__).with_name("phone_words.yaml").read_text(encoding="utf-8")
    return MappingProxyType(pydantic.TypeAdapter(dict[str, _Language]).validate_python(yaml_text(text).value))


_LANGUAGES = _read()
_AT_NUMBER = r"(?=[+*(]{0,2}\d)"


@dataclasses.dataclass(frozen=True)
class PhoneWords:
    """Patterns made of the words of some languages; those that lead to digits end right before them."""

    verbs: str
    lines: str
    plain: str
    services: str
    links: str
    senders: str
    towards: str
    after: str

    @cached_property
    def directly(self) -> re.Pattern[str]:
        """A word right before digits: “call”, “call or text”, “helpline:”."""
        return re.compile(rf"(?i)\b(?:{self.verbs}|{self.lines})\b[.,]?[\s:–—(“\"-]{{1,3}}{_AT_NUMBER}")

    @cached_property
    def further(self) -> re.Pattern[str]:
        """A word with a few others between it and digits: “text HOME to”, “the number is”, “helpline in Goa:”."""
        told, named = f"{self.verbs}|{self.lines}", f"{self.plain}|{self.services}"
        some, linked = r"(?:\s[^\s.!?;:]+){0,5}?", rf"\s(?:{self.links})[\s:(]{{1,2}}"
        ways = (
            rf"(?:{told})\b\)?{some}(?:{linked}|:\s|\s[–—-]\s|\s\((?=\d+[ -]\d))",
            rf"(?:{named})\b\)?(?:{some}{linked}|:\s|\s[–—-]\s)",
            rf"(?:{self.senders})\b{some}\s(?:{self.towards})\s",
        )
        return re.compile(rf"(?i)\b(?:{'|'.join(ways)}){_AT_NUMBER}")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """What names digits afterwards: “is the helpline”, “– Childline”, “Suicide Crisis Lifeline”."""
        names = rf"\s*[-–—:,(]?\s*(?:[A-Z][\w&’'-]*\s+|&\s+|[Aa]nd\s+){{0,4}}(?i:{self.lines})\b"
        said = rf"(?:[\w’'-]+\s+){{0,3}}(?:(?i:{self.lines}|{self.plain})|to\s+(?i:{self.verbs}))\b"
        return re.compile(rf"\s+(?i:{self.links})\s+{said}|{names}")

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """Any of the words: near it, seven digits or more are a telephone number."""
        return re.compile(rf"(?i)\b(?:{self.verbs}|{self.lines}|{self.plain}|{self.services})\b")

    @cached_property
    def told(self) -> re.Pattern[str]:
        """A verb or the name of a line: near it, even a number without gaps is a telephone number."""
        return re.compile(rf"(?i)\b(?:{self.verbs}|{self.lines})\b")

    @cached_property
    def labels(self) -> re.Pattern[str]:
        """What a short list or a table says beside a number."""
        return re.compile(rf"(?i)\b(?:{self.verbs}|{self.lines}|{self.services})\b")

    @cached_property
    def names(self) -> re.Pattern[str]:
        """What a row of a table is about, if its numbers are to be dialled."""
        return re.compile(rf"(?i)\b(?:{self.lines}|{self.services})\b")

    @cached_property
    def follows(self) -> re.Pattern[str]:
        """What may follow a number that is dialled: a mark, one of the words, a name, or nothing."""
        return re.compile(rf"\s*(?:$|24\b|[^\w\s%°]|(?i:{self.after})\b|[A-ZÀ-Þ]\w)")


@cache
def phone_words(language: str) -> PhoneWords:
    """The words of a language, such as “de”, and those that count everywhere."""
    known = [_LANGUAGES[name] for name in dict.fromkeys((ALWAYS, language)) if name in _LANGUAGES]
    names = [field.name for field in dataclasses.fields(PhoneWords)]
    return PhoneWords(*(_alternatives([word for words in known for word in getattr(words, n)]) for n in names))


def _alternatives(words: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first."""
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in longest_first)
