"""Heading anchors: the one that is written is the one that the heading has."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from carepress.edit import edited
from carepress.markdown_headings import headings
from conftest import BuildSite

TEXT = """---
title: Sleep
date: 2025-01-10
summary: Rest.
---
## One

A.

/// urgent | Call
- now
///

## One

B.

## It’s *so* `two` {.no-links}

C.

## Own {#x}

D.

Lined
-----

## Closed ##

### Small

```
## no
```

> ## quoted
"""


def ids(page: BeautifulSoup) -> list[str]:
    """The ids of the headings of the page's own text."""
    return [str(tag["id"]) for tag in page.select("main h2[id]") if not str(tag["id"]).startswith("site--")]


def test_every_address_stays(build_site: BuildSite) -> None:
    before = build_site({"a.md": TEXT})
    mended = edited(TEXT, before.finding("heading-without-anchor").edits)
    assert mended.count("{#") == 6
    assert "## It’s *so* `two` {#it-s-so-two .no-links}\n" in mended
    assert "Lined {#lined}\n-----\n" in mended
    assert "## Closed {#closed} ##\n" in mended
    after = build_site({"a.md": mended})
    assert ids(after.page("/a/")) == ids(before.page("/a/"))
    assert "heading-without-anchor" not in after.rules("a.md")


LINES = st.sampled_from(["# A", "## B {#c}", "text", "", "===", "```", "    ## code", "- item", "///"])


@given(st.lists(LINES).map("\n".join))
def test_a_heading_stands_where_it_is_said_to_stand(text: str) -> None:
    for heading in headings(text):
        assert text[heading.start : heading.end].strip() == text[heading.start : heading.end]
        assert "\n" not in text[heading.start : heading.end]


@pytest.mark.parametrize(("text", "anchor"), [("## A {#b}", "b"), ("## A {: .c #d }", "d"), ("## A {.c}", "")])
def test_its_anchor_is_known(text: str, anchor: str) -> None:
    assert [heading.anchor for heading in headings(text)] == [anchor]
