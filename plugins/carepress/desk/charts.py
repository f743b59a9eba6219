"""Charts: SVG shapes without words in them; names and numbers stand beside them as text that grows and wraps.

Shapes fill the width that they get, so lines and dots keep their thickness whatever the scale. Nothing is told by
colour alone: by length, place, pattern and words.
"""

from collections.abc import Sequence

from markupsafe import Markup

_FRAME = Markup('<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none"{}>{}</svg>')
_HIDDEN = Markup(' aria-hidden="true" focusable="false"')
_TOLD = Markup(' role="img" aria-labelledby="{0}-chart {0}-chart-told"')
_WORDS = Markup('<title id="{0}-chart">{1}</title><desc id="{0}-chart-told">{2}</desc>')

WIDTH, HEIGHT = 100, 40

Line = Sequence[tuple[float, float]]
"""Points from left to right: how far along from 0 to 1, and the value."""


def bar(value: float, most: float, aim: float | None = None) -> Markup:
    """A horizontal bar beside a number that says the same, so it is for the eye alone; outlined where above an aim."""
    length = round(WIDTH * value / most, 2) if most else 0
    kind = " desk-beyond" if aim is not None and value > aim else ""
    drawn = Markup('<rect class="desk-fill{}" width="{}" height="10"/>').format(kind, length)
    if aim is not None and most:
        drawn += Markup('<path class="desk-aim" d="M{:.2f} 0V10"/>').format(WIDTH * aim / most)
    return _FRAME.format("desk-bar", WIDTH, 10, _HIDDEN, drawn)


def columns(name: str, title: str, told: str, values: Sequence[int], beyond: int) -> Markup:
    """Columns side by side; those from number `beyond` on are outlined, behind a dashed line."""
    most, width = max(values, default=0) or 1, WIDTH / max(len(values), 1)
    rect = Markup('<rect class="desk-fill{}" x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"/>')
    drawn = [
        rect.format(
            " desk-beyond" if number >= beyond else "",
            *(width * (number + 0.12), HEIGHT - HEIGHT * value / most, width * 0.76, HEIGHT * value / most),
        )
        for number, value in enumerate(values)
        if value
    ]
    if 0 < beyond < len(values):
        line = Markup('<path class="desk-aim" d="M{0:.2f} 0V{1}"/>')
        drawn.append(line.format(width * beyond, HEIGHT))
    words = _WORDS.format(name, title, told)
    return _FRAME.format("desk-columns", WIDTH, HEIGHT, _TOLD.format(name), words + Markup("").join(drawn))


def course(name: str, title: str, told: str, lines: Sequence[Line]) -> Markup:
    """Lines over time from nothing up, each dashed differently, with a dot for each point."""
    most = max((value for line in lines for _, value in line), default=0) or 1
    drawn = [Markup('<path class="desk-ground" d="M0 {0}H{1}"/>').format(HEIGHT, WIDTH)]
    for number, line in enumerate(lines):
        # Room above and beneath keeps whole dots in sight.
        places = [(3 + (WIDTH - 6) * along, HEIGHT - 3 - (HEIGHT - 6) * value / most) for along, value in line]
        way = "L".join(f"{x:.2f} {y:.2f}" for x, y in places)
        dots = "".join(f"M{x:.2f} {y:.2f}h0" for x, y in places)
        drawn.append(Markup('<path class="desk-line desk-line-{}" d="M{}"/>').format(number, way))
        drawn.append(Markup('<path class="desk-dots" d="{}"/>').format(dots))
    words = _WORDS.format(name, title, told)
    return _FRAME.format("desk-course", WIDTH, HEIGHT, _TOLD.format(name), words + Markup("").join(drawn))
