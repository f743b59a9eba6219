"""Both engines: what axe or IBM's engine finds wrong with an open page."""

from collections.abc import Sequence

from playwright.sync_api import Page

from browser import ace, axe


def violations(page: Page, without: Sequence[str] = ()) -> list[str]:
    """Every violation on an open page, with the elements that break the rule; axe leaves out the rules in `without`."""
    return [*axe.violations(page, without), *ace.violations(page)]
