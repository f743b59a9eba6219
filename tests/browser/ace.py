"""IBM's accessibility engine: what a page breaks of WCAG 2.2 and of IBM's own rules, and what to look at."""

import os
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

import provisions

LOOKED_AT = {
    "aria_complementary_label_visible": "the names of these landmarks say in two words what the words in them say",
    "blockquote_cite_exists": "it says this of every quotation; whom it quotes stands in the text around it",
    "download_keyboard_controllable": "a link to a PDF elsewhere is a link",
    "element_attribute_deprecated": "HTML has http-equiv for the policy of a page; what it means are other uses",
    "element_tabbable_unobscured": "tests/browser/test_keyboard.py asks the browser what lies on what has the focus",
    "element_tabbable_visible": "the skip link, which shows when it has the focus: tests/browser/test_keyboard.py",
    "list_structure_proper": "it does not know that HTML allows a div around each term and its descriptions",
    "select_options_grouped": "countries stand in the order of the alphabet, in which people look for theirs",
    "style_color_misuse": "it says this of every stylesheet; shape and word go with each colour",
    "style_highcontrast_visible": "it says this of every stylesheet; the tests look at pages in forced colours",
    "text_block_heading": "it takes a short line in bold for a heading",
    "text_sensory_misuse": "it finds “small” and “right” in running text, which tells nobody where to look",
}
"""Rules that leave the judgement to people, with what a look at our pages came to; any other rule is told."""

_RULESETS = ["WCAG_2_2", "IBM_Accessibility"]
_CHECK = """async ([part, rulesets]) => (await new ace.Checker().check(part ? document.querySelector(part) : document,
  rulesets)).results
  .filter(one => one.value[1] !== "PASS")
  .map(one => ({rule: one.ruleId, isSure: one.value[0] === "VIOLATION" && one.value[1] === "FAIL", message: one.message,
    snippet: one.snippet, place: one.path.dom}))"""


def violations(page: Page, within: str = "") -> list[str]:
    """Every violation on an open page, or in a part of it, with its element, and what nobody has looked at yet."""
    if not page.evaluate("'ace' in window"):
        page.evaluate(_source())
    found = page.evaluate(_CHECK, [within, _RULESETS]) if _source() else []
    return [
        f"{page.url} {one['rule']}: {one['message']}: {one['snippet'][:160]}: {one['place']}"
        for one in found
        if one["isSure"] or one["rule"] not in LOOKED_AT
    ]


@cache
def _source() -> str:
    """The engine; "" where the gate has said that it could not be had, and fails for that."""
    path = provisions.accessibility_engine()
    assert path or os.environ.get("ACE_JS") == "", "The second accessibility engine could not be had from npm."
    return Path(path).read_text(encoding="utf-8") if path else ""
