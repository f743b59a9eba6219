"""Both engines: what axe or IBM's engine finds wrong with an open page."""

from playwright.sync_api import Page

from browser import ace, axe


def violations(page: Page, within: str = "") -> list[str]:
    """Every violation on an open page, or in the part that a selector names, with the elements that break the rule."""
    return [*axe.violations(page, within=within), *ace.violations(page, within)]
