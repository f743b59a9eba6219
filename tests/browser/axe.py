"""Axe: what a page breaks of WCAG 2.2 A and AA, of good practice, and of the house's own contrast of 7:1."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

_SOURCE = AXE_FILE_PATH.read_text(encoding="utf-8")
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast-enhanced"


def violations(page: Page, without: Sequence[str] = (), within: str = "") -> list[str]:
    """Every violation on an open page, or in a part of it, with the elements that break the rule."""
    # The enhanced contrast of 7:1 asks for all that the plain one asks for.
    rules = {name: {"enabled": True} for name in (CONTRAST, "target-size")}
    rules |= {name: {"enabled": False} for name in ("color-contrast", *{*without} & {CONTRAST})}
    options = {"runOnly": _TAGS, "rules": rules, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    found = page.evaluate("([part, options]) => axe.run(part || document, options)", [within, options])["violations"]
    return [
        f"{page.url} {rule['id']}: {rule['help']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
