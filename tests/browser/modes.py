"""The ways in which a page may be shown: what the device asks for, how wide it is, and what the reader has set."""

import dataclasses
from collections.abc import Mapping, Sequence

from playwright.sync_api import Page

from browser import axe
from browser.accessibility import violations
from browser.overflowing import OVERFLOWING


@dataclasses.dataclass(frozen=True)
class Mode:
    """`media` is what the device asks for, and `settings` are the attributes of the root that hold the reader's own."""

    media: Mapping[str, str] = dataclasses.field(default_factory=dict)
    width: int = 1280
    settings: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def is_larger_only(self) -> bool:
        """Whether text is larger or wider set than in the light on a desk, and nothing else differs."""
        return self == Mode(settings=self.settings) and self.settings.keys() <= {"text", "spacing"}


LIGHT = Mode()

MODES: Mapping[str, Mode] = {
    "dark": Mode({"color_scheme": "dark"}),
    "phone": Mode(width=320),
    "calm": Mode(settings={"calm": "on"}),
    "large text": Mode(settings={"text": "200"}),
    "forced colours": Mode({"forced_colors": "active"}),
}
"""Beside the light on a desk, in which every page is looked at."""

MORE_MODES: Mapping[str, Mode] = {
    "light on a dark device": Mode({"color_scheme": "dark"}, settings={"theme": "light"}),
    "dark phone": Mode({"color_scheme": "dark"}, width=320),
    "calm in the dark": Mode(settings={"calm": "on", "theme": "dark"}),
    "large text on a phone": Mode(width=320, settings={"text": "200", "spacing": "wide"}),
    "contrast": Mode(settings={"contrast": "more"}),
    "contrast in the dark": Mode(settings={"contrast": "more", "theme": "dark"}),
    "forced colours in the dark": Mode({"forced_colors": "active", "color_scheme": "dark"}),
}
"""Only with --long, for every page."""

# Nothing moves, so that nothing is looked at on its way from one colour to another.
_MEDIA = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce"}

# The script that runs before a page is drawn sets just these; tests/browser/test_reading_settings.py holds it to that.
_SET = """settings => {
  const root = document.documentElement;
  for (const name of ["theme", "text", "spacing", "contrast", "calm"]) delete root.dataset[name];
  Object.assign(root.dataset, settings);
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def show(page: Page, mode: Mode) -> None:
    """Show an open page in a mode; nothing of an earlier one is left."""
    page.emulate_media(**_MEDIA | mode.media)
    page.set_viewport_size({"width": mode.width, "height": 800})
    page.evaluate(_SET, dict(mode.settings))


def faults(page: Page, mode: Mode, within: str = "", *, is_long: bool = False) -> Sequence[str]:
    """What is wrong with an open page in a mode, or with a part of it, or as it is too wide."""
    show(page, mode)
    # The second engine looks at what pages are, which no mode changes; how they look is left to the first.
    found = violations(page, within) if mode == LIGHT else axe.violations(page, _asked(mode, is_long=is_long), within)
    return [*found, *page.evaluate(OVERFLOWING)]


def _asked(mode: Mode, *, is_long: bool) -> Sequence[str]:
    """The rules that a mode can break: of all those that were asked for in the light.

    Axe reads the colours that the theme asked for: in forced colours readers see their own. Contrast takes half of its
    time, and larger text has the colours of the light, to which tests/theme holds the styles.
    """
    has_contrast = "forced_colors" not in mode.media and (is_long or not mode.is_larger_only)
    if is_long and has_contrast:
        return axe.TAGS
    return axe.LOOKS if has_contrast else axe.LOOKS_WITHOUT_CONTRAST
