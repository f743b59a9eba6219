"""Former addresses lead on, for people and for hosts, and none that readers were given is lost."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import tiny_site
from carepress.edit import edited
from carepress.published_addresses import published_addresses, with_addresses
from carepress.redirect import Redirect, flat, redirects
from tiny_site import TinySite

SLEEP = "---\ntitle: Sleep & rest\ndate: 2025-01-02\n---\n\n## Try {#try}\n\nRest.\n"
MOVED = """redirects:
- {from: /nap/, to: "/doze/#try", on: 2026-01-02}
- {from: /doze/, to: "/sleep/#try", on: 2026-01-03}
- from: /gone.html
  gone: It said <b>nothing</b> new.
  on: 2026-01-04
- {from: /over/, gone: Nothing to say., on: 2026-01-04}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    return built({"data/redirects.yaml": MOVED}, tmp_path_factory.mktemp("redirects"), SITEURL="https://h.example/repo")


def built(files: Mapping[str, str], folder: Path, **settings: str) -> TinySite:
    tiny_site.write({"articles/sleep.md": SLEEP} | files, folder / "content")
    return tiny_site.build_folder(folder / "content", folder / "output", **settings)


def test_a_former_address_leads_on_by_itself_and_by_a_link(site: TinySite) -> None:
    page = site.page("/doze/")
    refresh = page.select_one("meta[http-equiv=refresh]")
    assert refresh is not None
    assert refresh["content"] == "0; url=/repo/sleep/#try"
    assert page.select('main a[href="/repo/sleep/#try"]')[0].text == "Go to “Sleep & rest”"
    assert page.select('link[rel=canonical][href="https://h.example/repo/sleep/"]')
    assert page.select('meta[name=robots][content="noindex"]')


def test_a_former_address_that_led_to_another_leads_to_the_last_at_once(site: TinySite) -> None:
    assert site.page("/nap/").select('main a[href="/repo/sleep/#try"]')
    assert site.page("/nap/").select('meta[http-equiv=refresh][content$="url=/repo/sleep/#try"]')


def test_a_page_that_is_gone_says_why_and_leads_on(site: TinySite) -> None:
    page = site.page("/gone.html")
    assert page.h1 is not None
    assert page.h1.text == "This page was removed"
    assert "It said <b>nothing</b> new." in page.main.text if page.main else False
    assert "January 4, 2026" in page.main.text if page.main else False
    assert page.select('main a[href="/repo/search/"]')
    assert not page.select("meta[http-equiv=refresh]")
    assert page.select('meta[name=robots][content="noindex"]')


def test_former_addresses_stand_in_no_list_and_no_finding(site: TinySite) -> None:
    assert not [finding for finding in site.findings if finding.severity == "error"]
    assert "/doze/" not in site.text("graph.json")
    assert "/doze/" not in site.text("search/index.html")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{from: /a/, on: 2026-01-02}", "an entry says either where the page is now (to) or why it was removed (gone)"),
        ("{from: /a/, to: /sleep/, gone: no, on: 2026-01-02}", "an entry says either where the page is now"),
        ("{from: /a, to: /sleep/, on: 2026-01-02}", "a former address of this site starts with “/” and ends with “/”"),
        ("{from: a/, to: /sleep/, on: 2026-01-02}", "a former address of this site starts with “/”"),
        ("{from: /a/../b/, to: /sleep/, on: 2026-01-02}", "a former address of this site starts with “/”"),
        ("{from: /a/, to: https://other.example/, on: 2026-01-02}", "it leads to an address of this site"),
        ("{from: /a/, to: //other.example/, on: 2026-01-02}", "it leads to an address of this site"),
        ("{from: /a/, to: /sleep/, on: soon}", "a date is written YYYY-MM-DD"),
        ("{from: /a/, to: /sleep/}", "“on” is missing"),
        ("{form: /a/, to: /sleep/, on: 2026-01-02}", "“form” is not a key that is known here. Did you mean “from”?"),
        ("{from: /a/, to: /slep/, on: 2026-01-02}", "“/a/” leads to “/slep/”, and there is no such page"),
        ("{from: /a/, to: '/sleep/#trry', on: 2026-01-02}", "has no anchor “trry”. Did you mean “try”?"),
        ("{from: /sleep/, to: /articles/, on: 2026-01-02}", "“/sleep/” is the address of articles/sleep.md again"),
        (
            "{from: /articles/, to: /sleep/, on: 2026-01-02}",
            "“/articles/” is the address of a page that the site makes",
        ),
        ("{from: /a/, to: /a/, on: 2026-01-02}", "“/a/” leads over others back to itself"),
    ],
)
def test_an_entry_that_leads_nowhere_is_told_in_its_line(entry: str, message: str, tmp_path: Path) -> None:
    found = built({"data/redirects.yaml": f"redirects:\n- {entry}\n"}, tmp_path)
    told = [finding for finding in found.findings if finding.rule == "redirect-entry"]
    assert any(message in finding.message for finding in told)
    assert (told[0].source, told[0].line, told[0].severity) == ("data/redirects.yaml", 2, "error")


def test_an_entry_that_stands_twice_is_told_at_both_places(tmp_path: Path) -> None:
    text = "redirects:\n- {from: /a/, to: /sleep/, on: 2026-01-02}\n- {from: /a/, gone: Old., on: 2026-01-02}\n"
    found = built({"data/redirects.yaml": text}, tmp_path)
    assert [finding.line for finding in found.findings if finding.rule == "redirect-entry"] == [2, 3]


def test_a_link_to_a_moved_address_is_told_the_new_one_and_one_to_a_removed_page_is_an_error(tmp_path: Path) -> None:
    text = "---\ntitle: Walk\ndate: 2026-01-02\n---\n\n[a](/over/) and [b](../nap) and [c](../nap/) and [d](/sleep/).\n"
    found = built({"data/redirects.yaml": MOVED, "articles/walk.md": text}, tmp_path)
    told = [(f.rule, f.column, f.severity) for f in found.findings if f.rule in {"link-moved", "link-broken"}]
    assert told == [("link-broken", 5, "error"), ("link-moved", 21, "advice"), ("link-moved", 37, "advice")]
    assert "“../nap/” has moved to “/sleep/#try”." in [f.message for f in found.findings]


def test_a_published_address_at_which_nothing_stands_is_an_error(tmp_path: Path) -> None:
    listed = "addresses:\n- /sleep/\n- /nap/\n- /lost/\n- /later/\n"
    draft = "---\ntitle: Later\ndate: 2026-01-02\nstatus: draft\n---\n\nText.\n"
    files = {"data/addresses.yaml": listed, "data/redirects.yaml": MOVED, "articles/later.md": draft}
    found = built(files, tmp_path)
    told = [(f.line, f.message) for f in found.findings if f.rule == "address-lost"]
    assert told == [
        (4, "Readers were given “/lost/”, and nothing stands there now."),
        (5, "Readers were given “/later/”, and nothing stands there now, as articles/later.md is a draft now."),
    ]


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_page_that_is_not_listed_is_told_with_the_edit_that_lists_it(end: str, tmp_path: Path) -> None:
    text = f"addresses:\n- /sleep/{end}"
    walk = "---\ntitle: Walk\ndate: 2026-01-02\n---\n\nWork.\n"
    found = built({"data/addresses.yaml": text, "articles/walk.md": walk, "articles/play.md": walk}, tmp_path)
    finding = found.finding("address-unlisted")
    assert finding.message.startswith("“/play/” and 1 more are not listed here")
    assert finding.severity == "advice"
    assert {*published_addresses(edited(text, finding.edits))} == {"/sleep/", "/play/", "/walk/"}
    assert edited(text, finding.edits).startswith(text)


FORMER = some.sampled_from([f"/{letter}/" for letter in "abcdef"])


@given(some.dictionaries(FORMER, FORMER))
def test_whatever_leads_on_arrives_at_once_or_is_named_as_a_loop(leads: dict[str, str]) -> None:
    known = {a: Redirect(a, b, "", datetime.date(2026, 1, 1)) for a, b in leads.items()}
    for one in known.values():
        found = flat(one, known)
        assert found is None or found.to not in known
        if found is None:
            at, steps = one.to, 0
            while at in leads and steps <= len(leads):
                at, steps = leads[at], steps + 1
            assert steps > len(leads)
    text = "redirects:\n" + "".join(f"- {{from: {a}, to: {b}, on: 2026-01-01}}\n" for a, b in leads.items())
    sound, findings = redirects(text if leads else "redirects: []\n")
    assert len(sound) + len(findings) == len(leads)


@given(some.lists(some.sets(some.text("abc-ü:#", min_size=1).map(lambda part: f"/{part}/"))))
def test_addresses_are_added_once_and_never_taken_out(rounds: list[set[str]]) -> None:
    text: str | None = None
    known: set[str] = set()
    for addresses in rounds:
        former, text = text, with_addresses(text, addresses)
        known |= addresses
        assert former is None or text.startswith(former)
        assert {*published_addresses(text)} == known


def test_an_empty_list_of_addresses_takes_the_first_ones() -> None:
    assert with_addresses("# ours\naddresses: []\n", ["/b/", "/a/"]) == "# ours\naddresses:\n- /a/\n- /b/\n"
    assert with_addresses("addresses:\n- /a/", ["/b/"]) == "addresses:\n- /a/\n- /b/\n"
