"""Axe: what a page breaks of WCAG 2.2 A and AA, of good practice, and of the house's own contrast of 7:1."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

_SOURCE = AXE_FILE_PATH.read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast-enhanced"

# By itself, the enhanced rule passes what the plain one would find; so one rule asks for all, in half the time.
_ALL_CONTRAST = {CONTRAST: {"options": {"contrastRatio": {size: {"minThreshold": 0} for size in ("normal", "large")}}}}

# A colour on its way to another is none that the theme asked for.
_RUN = """([part, options]) => {
  document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish());
  return axe.run(part || document, options);
}"""

LOOKS = (
    CONTRAST,
    "aria-hidden-focus",
    "button-name",
    "empty-heading",
    "heading-order",
    "label",
    "landmark-one-main",
    "link-in-text-block",
    "link-name",
    "page-has-heading-one",
    "scrollable-region-focusable",
    "select-name",
    "skip-link",
    "summary-name",
    "target-size",
)
"""The rules that a page may break by its colours and sizes, and by what it hides or shows."""

LOOKS_WITHOUT_CONTRAST = tuple(rule for rule in LOOKS if rule != CONTRAST)


def violations(page: Page, asked: Sequence[str] = TAGS, within: str = "") -> list[str]:
    """Every violation on an open page, or in a part of it, of the rules or the tags that are asked for."""
    rules = {name: {"enabled": True} for name in (CONTRAST, "target-size")}
    options = {"runOnly": asked, "resultTypes": ["violations"], "checks": _ALL_CONTRAST}
    options |= {"rules": rules | {"color-contrast": {"enabled": False}}} if asked == TAGS else {}
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    found = page.evaluate(_RUN, [within, options])["violations"]
    return [
        f"{page.url} {rule['id']}: {rule['help']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
