"""Lettering: words set as large as they fit, in lines of nearly one length, and whether the font has their letters."""

import io
import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from carepress.kept_files import fingerprint

MISSING = "\uffff"
"""No font has a letter for it, so it looks as all that a font lacks."""


TIGHTER = 0.022
"""Large letters stand nearer to each other by so much of their size, as the theme's headings do."""


class Lettering:
    """One font file in the sizes and weights that are asked for."""

    def __init__(self, font: bytes) -> None:
        self._name = fingerprint(font)
        self._file = font
        self.font, self._advance = cache(self._font), cache(self._letter_width)

    def __repr__(self) -> str:
        return f"Lettering({self._name})"

    def _font(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        # Laid out by Pillow alone, so that every machine draws the same.
        font = ImageFont.truetype(io.BytesIO(self._file), size, layout_engine=ImageFont.Layout.BASIC)
        try:
            font.set_variation_by_axes([weight])
        except OSError:
            return font  # it has one weight only
        return font

    def has(self, text: str) -> bool:
        """Whether the font has a letter for each of a text."""
        font = self.font(40, 400)
        lacking = bytes(font.getmask(MISSING)), font.getlength(MISSING)
        seen = {letter for letter in text if not letter.isspace()}
        return all((bytes(font.getmask(one)), font.getlength(one)) != lacking for one in seen)

    def width(self, text: str, size: int, weight: int) -> float:
        """How wide a line is, its letters a little nearer to each other than in small print."""
        return sum(self._advance(letter, size, weight) for letter in text) - TIGHTER * size * (len(text) - 1)

    def _letter_width(self, letter: str, size: int, weight: int) -> float:
        return self.font(size, weight).getlength(letter)

    def draw(self, image: Image.Image, at: tuple[float, float], text: str, style: tuple[int, int, str]) -> None:
        """Draw a line from a place on its baseline, in a size, a weight and a colour."""
        (left, base), (size, weight, colour) = at, style
        draw, font = ImageDraw.Draw(image), self.font(size, weight)
        for letter in text:
            draw.text((left, base), letter, colour, font, anchor="ls")
            left += font.getlength(letter) - TIGHTER * size

    def fitted(self, text: str, width: int, height: int, sizes: Sequence[int], weight: int) -> tuple[list[str], int]:
        """The lines of a text in the largest size in which they fit, and that size; in the last, words are broken."""
        for size in sizes:
            lines = self._lines(text.split(), width, size, weight)
            if lines and len(lines) * line_height(size) <= height:
                return lines, size
        return [*self._broken(text, width, sizes[-1], weight)], sizes[-1]

    def _lines(self, words: Sequence[str], width: int, size: int, weight: int) -> list[str]:
        """As few lines as there can be, of nearly one length; none where a word is too wide."""
        widest = max((self.width(word, size, weight) for word in words), default=0)
        if widest > width:
            return []
        fewest = len(self._wrapped(words, width, size, weight))
        tries = (self._wrapped(words, n, size, weight) for n in range(math.ceil(widest), width, 8))
        return next((lines for lines in tries if len(lines) == fewest), self._wrapped(words, width, size, weight))

    def _wrapped(self, words: Sequence[str], width: int, size: int, weight: int) -> list[str]:
        lines: list[str] = []
        for word in words:
            if lines and self.width(f"{lines[-1]} {word}", size, weight) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def _broken(self, text: str, width: int, size: int, weight: int) -> Iterator[str]:
        line = ""
        for letter in text:
            if self.width(line + letter, size, weight) > width:
                yield line
                line = ""
            line += letter
        yield line


def line_height(size: int) -> int:
    """The distance of two lines of large letters."""
    return round(size * 1.12)


def plain(text: str) -> str:
    """A text without characters that show nothing, such as those that only say where a word may be divided."""
    return " ".join("".join(one for one in text if unicodedata.category(one) != "Cf").split())
