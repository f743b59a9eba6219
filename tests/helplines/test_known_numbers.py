"""Laws of known numbers: what a page may print or call, and what is wrong with anything else."""

import re

import pytest

from carepress.helplines.blocks import Block, block
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline
from carepress.helplines.known_numbers import CODES, UNDIALLABLE, UNLISTED, known_numbers
from carepress.html import fragment
from carepress.settings import Publisher, Settings


def helpline(phone: str, country: str, **values: str) -> Helpline:
    """A line of the directory."""
    sound = {"country": country, "name": "A line", "kind": "crisis", "phone": phone, "source": "a page"}
    return Helpline.model_validate(sound | values)


SHOWN = helpline("14416", "IN"), helpline("112", "IN"), helpline("116 123", "GB"), helpline("0800 111 0 111", "DE")
NOTED = helpline("1767", "SG", note="WhatsApp: 9151 1767.")
KNOWN = known_numbers(
    Directory((*SHOWN, NOTED), (helpline("1199", "KE"),)),
    Settings(publisher=Publisher(name="Somebody", telephone="Toll-free: 080-6803-4357"), country="IN"),
)


def told(html: str) -> list[tuple[str, str]]:
    """Rule and number of every fault of a paragraph."""
    found = block(fragment(f"<p>{html}</p>")[0])
    assert isinstance(found, Block)
    return [(fault.rule, fault.shown) for fault in KNOWN.faults(found, "en")]


@pytest.mark.parametrize(
    "html",
    [
        "Call 14416.",
        "Call 14416 or 112",
        "Call 116 123, 116123 or 116-123.",
        "Call 14416 24 hours a day.",
        "Call 0800 111 0 111 or +49 800 1110111 or 0049 800 111 0 111.",
        "Call the Red Cross at 1199.",
        "WhatsApp 9151 1767",
        "Call us: 080-6803-4357, 08068034357, 080 6803 4357, +91 80 6803 4357, +91-80-68034357, 91 80 6803 4357.",
        '<a href="tel:08068034357">080-6803-4357</a>',
        '<a href="tel:+918068034357">080-6803-4357</a>',
        '<a href="tel:14416">Call</a>',
        '<a href="tel:14416">Call 14416, 24 hours a day</a>',
        '<a href="sms:14416?body=HELP">Text HELP to 14416</a>',
        '<a href="https://example.org/0800-555-0199">A page</a>',
        "Run <code>call 555-0199</code>.",
        "Call 112<sup>1</sup>.",
        "Call 112<br>1767 answers too.",
    ],
)
def test_numbers_that_somebody_answers_for_may_be_printed(html: str) -> None:
    assert told(html) == []


@pytest.mark.parametrize(
    ("html", "rule", "shown"),
    [
        ("Call 14461.", UNLISTED, "14461"),
        ("Call <b>555</b>-0199.", UNLISTED, "555-0199"),
        ("Call 0800 111\n0 112.", UNLISTED, "0800 111 0 112"),
        ('<img src="/a.png" alt="A card that says: call 14461">', UNLISTED, "14461"),
        ("Call us: 080-6803-4358.", UNLISTED, "080-6803-4358"),
        ("Call +91 800 111 0 111.", UNLISTED, "+91 800 111 0 111"),
        ("Call us at +44 80 6803 4357.", UNLISTED, "+44 80 6803 4357"),
        ('<a href="tel:+918001110111">0800 111 0 111</a>', UNLISTED, "tel:+918001110111"),
        ("Call 6803 4357.", UNLISTED, "6803 4357"),
        ('<a href="tel:14461">Call us</a>', UNLISTED, "tel:14461"),
        ('<a href="tel:14461">Call 14461</a>', UNLISTED, "14461"),
        ('<a href="sms:741741">Text us</a>', UNLISTED, "sms:741741"),
        ('<a href="tel:14461">Call 14416</a>', UNDIALLABLE, "tel:14461"),
        ('<a href="tel:112">14416</a>', UNDIALLABLE, "tel:112"),
        ('<a href="tel:+9114416">Call</a>', UNDIALLABLE, "tel:+9114416"),
        ('<a href="tel:009114416">Call</a>', UNDIALLABLE, "tel:009114416"),
        ('<a href="tel:call-us">Call</a>', UNDIALLABLE, "tel:call-us"),
        ('<a href="tel:">Call</a>', UNDIALLABLE, "tel:"),
        ("Call +91 14416.", UNDIALLABLE, "+91 14416"),
        ("Tele-MANAS (+9114416)", UNDIALLABLE, "+9114416"),
        ("From abroad: +91-14416", UNDIALLABLE, "+91-14416"),
    ],
)
def test_any_other_number_is_told_once(html: str, rule: str, shown: str) -> None:
    assert told(html) == [(rule, shown)]


def test_a_number_that_is_nearly_one_of_the_directory_comes_with_a_guess() -> None:
    (fault,) = KNOWN.faults(Block("Call 14461.", "Call 14461."), "en")
    assert "Did you mean “14416”?" in fault.message


def test_nobody_is_led_to_a_number_that_is_more_than_a_slip_away() -> None:
    (fault,) = KNOWN.faults(Block("Call 080 6803 4991.", "Call 080 6803 4991."), "en")
    assert "Did you mean" not in fault.message


def test_the_code_of_a_country_has_no_more_than_three_digits() -> None:
    assert all(
        re.fullmatch(r"[1-9]\d{0,2}", code) and re.fullmatch("[A-Z]{2}", country) for country, code in CODES.items()
    )
    assert {"IN", "GB", "US", "DE"} <= {*CODES}
