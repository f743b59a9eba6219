"""Contrast: which colours meet in a stylesheet whose colours are tokens, and which of them are too close to be read."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from carepress.inspection.stylesheet import Rule, tokens

SCHEMES = ("light", "dark", "light more", "dark more", "light calm", "dark calm")
ENHANCED, NON_TEXT = 7, 3
"""Least contrast of text (WCAG 2.2, 1.4.6), and of lines that say something and of the focus (1.4.11)."""

GROUNDS_WITHOUT_TEXT = {"hue-soft"}
"""Grounds on which only shapes stand, and shapes always have their words beside them."""

DECORATION = {
    "line": "parts what distance parts already",
    "sunrise": "marks the beginning of what a heading names; the current page is in bold letters, too",
}
"""Colours of lines that nobody needs to see."""

NESTED = {("link", "focus-glow")}
"""Text in a colour of its own, inside something that takes the ground of the focus."""

FOCUS = ("focus", "focus-glow")
"""The line and the ground of what has the focus: either is enough to see where one is."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_LINEAR = 0.04045
_LINES = ("border", "outline", "text-decoration")


@dataclasses.dataclass(frozen=True, order=True)
class Meeting:
    """Two tokens that meet in a scheme, the colour of the first, their contrast, and the least that it must be."""

    text: str
    ground: str
    scheme: str
    colour: str
    ratio: float
    least: float

    @property
    def is_weak(self) -> bool:
        """Whether the two are too close."""
        return self.ratio < self.least


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `#1a292d`, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) > len("rgb") else "".join(digit * 2 for digit in digits)
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= _LINEAR else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def meetings(found: Sequence[Rule], scheme: str) -> list[Meeting]:
    """All that may meet on a screen in a scheme: text on grounds, lines on grounds, and the focus on what is around."""
    values = {name.removeprefix("--"): value for name, value in tokens(found, scheme).items() if _HEX.fullmatch(value)}
    on_screen = [rule for rule in found if not rule.is_for_print]
    grounds, texts, pairs = grounds_and_texts(on_screen)
    meeting = {(text, ground) for text in texts | {"ink"} for ground in grounds | {"paper"}} | pairs | NESTED
    lines = {line for line in _line_tokens(on_screen) if line in values} - {*DECORATION, FOCUS[0]}
    met = [(text, ground, ENHANCED) for text, ground in sorted(meeting)]
    met += [(line, ground, NON_TEXT) for line in sorted(lines) for ground in sorted(grounds | {"paper"})]
    around = sorted(grounds | {ground for _, ground in pairs} - {FOCUS[1]})
    met += [(max((_ratio(values, mark, ground), mark) for mark in FOCUS)[1], ground, NON_TEXT) for ground in around]
    return [
        Meeting(one, other, scheme, values[one], _ratio(values, one, other), least)
        for one, other, least in met
        if one in values and other in values
    ]


def weak(found: Sequence[Rule]) -> list[Meeting]:
    """All that meet and are too close, in either scheme."""
    return [meeting for scheme in SCHEMES for meeting in meetings(found, scheme) if meeting.is_weak]


def grounds_and_texts(found: Sequence[Rule]) -> tuple[set[str], set[str], set[tuple[str, str]]]:
    """Grounds on which any text may stand, texts that may stand on any of them, and pairs that one rule makes."""
    grounds, texts, pairs = set[str](), set[str](), set[tuple[str, str]]()
    for rule in found:
        text, ground = named(rule.value("color")), named(rule.value("background", "background-color"))
        if text and ground:
            pairs.add((text, ground))
        elif ground:
            grounds.add(ground)
        elif text:
            texts.add(text)
    return grounds - GROUNDS_WITHOUT_TEXT, texts, pairs


def named(value: str | None) -> str | None:
    """The token that a value names; None for one such as `inherit`."""
    match = re.search(r"var\(--([\w-]+)", value or "")
    return match[1] if match else None


def _ratio(values: dict[str, str], one: str, other: str) -> float:
    return contrast(values[one], values[other]) if one in values and other in values else 0.0


def _line_tokens(found: Sequence[Rule]) -> Iterator[str]:
    for rule in found:
        for name, value in rule.declarations:
            if name.startswith(_LINES) and (token := named(value)):
                yield token
