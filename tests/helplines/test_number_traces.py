"""Traces of numbers: what is passed over in a quick look has nothing that the check would tell."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from carepress.helplines.blocks import BLOCKS, block
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline
from carepress.helplines.number_check import number_check
from carepress.helplines.number_traces import may_have_number, may_have_numbers
from carepress.html import fragment, inner_html
from carepress.settings import Settings

LINE = {"country": "KE", "name": "Kenya Red Cross", "kind": "crisis", "phone": "1199", "source": "x"}
CHECK = number_check(Directory((), (Helpline.model_validate(LINE),)), Settings())

PART = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<li>",
            "<b>",
            "</b>",
            "<br>",
            "<code>",
            "</code>",
            "<td>",
            "</td>",
            "</a>",
            "call Kenya ",
            " ",
        ),
        *("1", "1 1", "19", "1199", "9", "0800 1110111", "+254", "२३", "-", "2024", '<img src="a" alt="Call 1199">'),
        *('<a href="/a">', '<a href=" TEL:1199">', '<a href="sms :9">', '<a href="tel:">', '<p id="a11" title="<a">'),
    ]
)


@given(st.lists(PART, max_size=10))
@example(['<a href="/a">', "call Kenya ", "1 1", "9", "9"])
def test_nothing_that_the_check_tells_is_passed_over(parts: list[str]) -> None:
    root = fragment("".join(parts))
    faulty = [one for one in root.iter(*BLOCKS) if any(CHECK.faults(block(one), "en"))]
    assert all(map(may_have_number, faulty))
    assert may_have_numbers(inner_html(root)) or not faulty


@pytest.mark.parametrize(
    "html", ["", "<p>One line.</p>", '<p id="a-11">1 is <b>less</b> than <a href="/22/">2</a></p>']
)
def test_most_texts_are_passed_over(html: str) -> None:
    assert not may_have_numbers(html)
    assert not may_have_number(fragment(html))
