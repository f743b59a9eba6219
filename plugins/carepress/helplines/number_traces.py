"""Traces of numbers: quick looks by which most pages, and most parts of a page, are known to print and to call none."""

import re

from lxml.html import HtmlElement

from carepress.html import TAG

_DIGITS = re.compile(r"\d[\s().\-‐‑–/]{0,3}\d")
"""Two digits, however they are spaced: every number that is looked for has them."""
_SCHEMES = {"tel", "sms"}
_LONGEST_SCHEME = 3


def may_have_numbers(html: str) -> bool:
    """Whether the HTML of a page may print a number, or call one.

    What is not told from the text between its tags, such as the words of a picture, may always have one.
    """
    links = html.split("href=")[1:]
    if any(_calls(link[1:]) for link in links) or any(sign in html for sign in ("<img", "&#", "<!")):
        return True
    return _DIGITS.search(TAG.sub("", html)) is not None


def may_have_number(element: HtmlElement) -> bool:
    """Whether an element may print a number, or call one."""
    inner = [*element.iter("a", "img")]
    if any(one.tag == "img" or _calls(one.get("href", "")) for one in inner):
        return True
    return _DIGITS.search("".join(element.itertext())) is not None


def _calls(address: str) -> bool:
    return address.lstrip()[:_LONGEST_SCHEME].casefold() in _SCHEMES
