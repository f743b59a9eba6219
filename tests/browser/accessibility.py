"""Both engines: what axe or IBM's engine finds wrong with an open page."""

from playwright.sync_api import Page

from browser import ace, axe


def violations(page: Page, within: str = "", *, in_forced_colours: bool = False) -> list[str]:
    """Every violation on an open page, or in the part that a selector names, with the elements that break the rule.

    Both read the colours that the theme asked for; in forced colours readers see their own, so contrast is left out.
    """
    without = [axe.CONTRAST, ace.CONTRAST] if in_forced_colours else []
    return [*axe.violations(page, without, within), *ace.violations(page, without, within)]
