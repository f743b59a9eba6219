"""Laws of printed numbers: a page that prints a number that pages leave off is told, and shows it to nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress.finding import Finding
from carepress.front_matter import FrontMatter
from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline
from carepress.helplines.number_check import number_check
from carepress.helplines.printed import changes, withheld
from carepress.helplines.stale_number import StaleNumber
from carepress.page import Page
from carepress.settings import Settings
from conftest import BuildSite
from tiny_site import TinySite

WORDS = "We left this out."
DIRECTORY = """helplines:
- {country: IN, name: A line, kind: crisis, phone: "14416", source: a page, confirmed_on: 2026-01-01}
- {country: KE, name: Kenya Red Cross, kind: crisis, phone: "1199", source: a page, confirmed_on: 2020}
"""


def helpline(phone: str, name: str = "Kenya Red Cross", country: str = "KE") -> Helpline:
    """A crisis line."""
    values = {"country": country, "name": name, "kind": "crisis", "phone": phone, "source": "x", "confirmed_on": "2020"}
    return Helpline.model_validate(values)


LONG = helpline("0800 111 0 111", "TelefonSeelsorge", "DE")
MIDDLE = helpline("85258", "Shout", "GB")
SHORT = helpline("1199")
ACRONYM = helpline("188", "CVV", "BR")
LEFT_OFF = Directory((), (LONG, MIDDLE, SHORT, ACRONYM))


def checked(
    html: str, found: Directory = LEFT_OFF, markdown: str = "", title: str = "A page"
) -> tuple[str, list[Finding]]:
    """The HTML that readers may see, and the findings."""
    page = Page(
        source="a.md",
        kind="article",
        url="/a/",
        save_as="a/index.html",
        slug="a",
        lang="en",
        status="published",
        html=html,
        head=f"---\ntitle: {title}\n---\n\n",
        markdown=markdown,
        front=FrontMatter(title=title),
    )
    found_here = withheld([page], number_check(found, Settings()), WORDS)
    told = [finding for one in found_here for finding in one.findings]
    return changes(found_here)["html"].get("/a/", html), told


@pytest.mark.parametrize(
    "text",
    [
        "Call 0800 111 0 111.",
        "Call 08001110111.",
        "Call 0800/1110111 now",
        "Call 0800-111-0-111",
        "Call (0800) 111 0 111",
        "Call 0800\u00a01110111",
        "Call <strong>0800</strong> 111 <em>0 111</em>",
        "Call +49 800 111 0 111",
        "Call 0049 800 1110111",
        "Call +49 (0) 800 1110111",
        '<a href="tel:08001110111">Call</a>',
        '<a href="tel:+498001110111">Call</a>',
        '<a href="tel:0800%20111%200%20111">Call</a>',
        "Text 85258.",
        '<a href="sms:85258?body=SHOUT">Text</a>',
        "The Red Cross in Kenya answers at 1199.",
        '<a href="tel:1199">Call</a>',
        '<a href="TEL:+2541199">Call</a>',
        "CVV: 188",
    ],
)
def test_a_number_that_pages_leave_off_is_an_error_and_is_taken_out(text: str) -> None:
    html, findings = checked(f"<p>Before.</p><p>{text}</p><p>After.</p>")
    assert [(finding.rule, finding.severity) for finding in findings] == [("helpline-stale-printed", "error")]
    assert html == f"<p>Before.</p><p>{WORDS}</p><p>After.</p>"


@pytest.mark.parametrize(
    "text",
    [
        "In 1199 studies nothing was found.",
        "188 people took part.",
        "85,258 people",
        "85.258 Menschen",
        "85258 %",
        "1,85258",
        '<a href="https://example.org/08001110111">A page</a>',
        "Pages 1190–1199 of the Kenya report",
        "The Kenya survey of 2,1199 people",
        "See 10.1016/1199 by Cross and others.",
        "",
    ],
)
def test_other_digits_are_left_alone(text: str) -> None:
    assert checked(f"<p>{text}</p>") == (f"<p>{text}</p>", [])


def test_a_number_that_another_country_may_show_is_left_alone() -> None:
    ireland, britain = helpline("116 123", "Samaritans Ireland", "IE"), helpline("116 123", "Samaritans", "GB")
    text = "<p>Samaritans: 116 123</p>"
    assert checked(text, Directory((britain,), (ireland,))) == (text, [])
    assert checked(text, Directory((), (ireland,)))[1]


def test_a_finding_names_the_place_of_each_mention() -> None:
    markdown = "Text 85258.\n\nOr so: text 85258."
    _, findings = checked("<p>Text 85258.</p>\n<p>Or so: text 85258.</p>", markdown=markdown)
    assert [(finding.line, finding.column) for finding in findings] == [(5, 6), (7, 13)]


def test_a_title_that_prints_such_a_number_is_an_error() -> None:
    _, findings = checked("<p>Text.</p>", title="Text 85258 today")
    assert [(finding.rule, finding.line, finding.column) for finding in findings] == [("helpline-stale-printed", 2, 13)]


def test_only_the_paragraph_that_prints_it_is_taken_out() -> None:
    html, findings = checked("<ul><li>Text 85258<ul><li>Inner</li></ul></li><li>Next</li></ul><p>Then</p>")
    assert html == f"<ul><li>{WORDS}<ul><li>Inner</li></ul></li><li>Next</li></ul><p>Then</p>"
    assert len(findings) == 1


def test_digits_of_two_cells_are_no_number() -> None:
    text = "<table><tbody><tr><td>0800 111</td><td>0 111</td></tr></tbody></table>"
    assert checked(text) == (text, [])


@given(some.lists(some.sampled_from(["", " ", "-", ".", " - ", "/", "\u00a0"]), min_size=10, max_size=10))
def test_a_long_number_is_known_however_it_is_spaced(gaps: list[str]) -> None:
    number = StaleNumber("0800 111 0 111", LONG)
    spelling = "".join(digit + gap for digit, gap in zip(number.digits, [*gaps, ""], strict=True))
    assert number.printed_in(f"Call {spelling}.") == spelling


@given(
    some.lists(some.sampled_from(["<p>", "</p>", "<li>", "<b>", "</b>", "Kenya ", "1199", "0800 1110111", " 85258 "]))
)
def test_no_number_is_left_after_it_was_taken_out(parts: list[str]) -> None:
    html, _ = checked(f"<div>{''.join(parts)}</div>")
    assert checked(html) == (html, [])


def built(build_site: BuildSite, files: dict[str, str]) -> TinySite:
    """A site with a directory of one line that pages may show and one that they may not."""
    return build_site({"data/helplines.yaml": DIRECTORY} | files)


def test_a_number_that_is_not_in_the_directory_is_withheld_and_named_on_its_page(build_site: BuildSite) -> None:
    site = built(build_site, {"a.md": "---\ntitle: A\ndate: 2026-01-01\n---\nFirst.\n\nCall **0800** 555 0199.\n"})
    finding = site.finding("helpline-unlisted")
    assert (finding.place, finding.severity) == ("a.md:7:8", "error")
    assert "0800 555 0199" in finding.message
    main = site.page("/a/").select_one("article")
    assert main is not None
    assert "555 0199" not in main.get_text()
    assert "First." in main.get_text()
    assert "0800 555 0199" in site.page("/a/").get_text()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Call 555-0199 now.\n\nCall 555-0199 now, or later.\n", ["a.md:5:6", "a.md:7:6"]),
        ("Call\n(0800) 555 0199.\n", ["a.md:6:1"]),
        ("In all: +44 20 7946 0958.\n", ["a.md:5:9"]),
        ("/// urgent | Call 555-0199 if:\nyou cannot go on.\n///\n", ["a.md:5:19"]),
        ("| Line | Phone |\n|---|---|\n| A | 5550 |\n| B | 5551 |\n", ["a.md:7:7", "a.md:8:7"]),
        ("- Police: 1170\n- Fire: 1180\n", ["a.md:5:11", "a.md:6:9"]),
        ("[Call us](tel:5550199) and [again](tel:5550199).\n", ["a.md:5:11", "a.md:5:36"]),
        ("> Ring 555-0199.\n", ["a.md:5:8"]),
        ("Words.[^1]\n\n[^1]: Ring 555-0199.\n", ["a.md:7:12"]),
    ],
)
def test_each_number_is_told_where_it_stands(text: str, place: list[str], build_site: BuildSite) -> None:
    site = built(build_site, {"a.md": f"---\ntitle: A\ndate: 2026-01-01\n---\n{text}"})
    assert [finding.place for finding in site.findings if finding.rule == "helpline-unlisted"] == place


def test_front_matter_is_read_too_and_no_list_or_feed_repeats_what_it_printed(build_site: BuildSite) -> None:
    head = "title: Call 1199 Red Cross Kenya\ndate: 2026-01-01\nsummary: Ring 555-0199 now.\ncovers: Dial 5550.\n"
    site = built(
        build_site, {"a.md": f"---\n{head}corrections:\n- {{date: 2026-01-02, text: Text 5559}}\n---\nWords.\n"}
    )
    found = {finding.place: finding.rule for finding in site.findings if finding.rule.startswith("helpline-")}
    assert found == {
        "a.md:2:13": "helpline-stale-printed",
        "a.md:4:15": "helpline-unlisted",
        "a.md:5:14": "helpline-unlisted",
        "a.md:7:33": "helpline-unlisted",
    }
    for path in ("articles/index.html", "index.html", "feed.xml"):
        assert not any(number in site.text(path) for number in ("1199", "555-0199", "5550", "5559"))
    assert "Call … Red Cross Kenya" in site.text("articles/index.html")


def test_data_files_may_only_name_numbers_that_pages_show(build_site: BuildSite) -> None:
    strategies = """strategies:
- id: care
  name: Care
  summary: Call 14416.
  techniques:
  - id: calling
    name: Calling
    definition: Call 5550 when
      you cannot go on.
    phrases: {call 5551: "A phrase, which no page prints."}
"""
    paths = "paths:\n- id: p\n  title: P\n  steps:\n  - page: a.md\n    why: Kenya Red Cross at 1199.\n"
    page = "---\ntitle: A\ndate: 2026-01-01\n---\nWords.\n"
    sources = "references:\n- id: r\n  title: A life\n  kind: trial\n  finding: Call 5553 when it is bad.\n"
    data = {"data/strategies.yaml": strategies, "data/paths.yaml": paths, "data/references.yaml": sources}
    site = built(build_site, data | {"a.md": page})
    found = [finding.place for finding in site.findings if finding.rule == "helpline-unlisted"]
    assert found == ["data/paths.yaml:6:29", "data/references.yaml:5:17", "data/strategies.yaml:8:22"]


def test_no_page_quotes_a_sentence_that_another_withholds(build_site: BuildSite) -> None:
    strategies = """strategies:
- id: care
  name: Care
  techniques:
  - {id: calling, name: Calling, definition: Talk., phrases: {talk it over: Clear.}}
"""
    files = {
        "data/strategies.yaml": strategies,
        "strategies/care.md": "---\ntitle: Care\n---\n## Calling {#calling}\n\nWords.\n",
        "a.md": "---\ntitle: A\ndate: 2026-01-01\n---\nTo talk it over, call 555-0199.\n",
    }
    site = built(build_site, files)
    assert site.finding("helpline-unlisted").place == "a.md:5:23"
    assert "555-0199" not in site.text("strategies/care/index.html")
